import { defineExporter } from "../contracts.ts";
import { urls } from "../model/url.ts";

/** RFC 9309: everything may be read; the sitemap's address (sitemaps.org, "Specifying the Sitemap location in your robots.txt"). */
export default defineExporter({
  title: "robots.txt",
  files: ({ baseUrl }) => [
    { path: urls.robots, content: `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}${urls.sitemap}\n` },
  ],
});
