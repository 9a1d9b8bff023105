/** Words that say how a text goes on, not what it is about. */
const FUNCTION_WORDS = `
a about above across after again against all almost along already also although always am among an and another any are as at away
be because become been before behind being below between beyond both but by can cannot could did do does done due during each either
else even ever every few for from further had has have having he hence her here his how however i if in indeed instead into is it its
itself just least less let like made make makes making many may me might more moreover most much must my near need needs neither never
nevertheless no nor not now of off often on once one only onto or other others otherwise our out over own per perhaps quite rather s same
several she should since so some still such t than that the their them then there thereby therefore these they this those though three
through throughout thus to together too toward towards two under unlike until up upon us very via was we well were what when where whereas
whether which while who whose why will with within without would yet you your e g i.e eg ie etc et al vs v
first second third fourth zero four five six seven eight nine ten half twice
`;

/** Words that papers of every field are written in. */
const PAPER_WORDS = `
abstract achieve achieves achieved achieving addition additional additionally address addresses addressed advance advances advantage aim
allow allows allowing alternative analyse analyze analyses analysis apply applied applying applications approach approaches art article
aspect available based baseline baselines benefit benefits better best broad build builds call called capable case cases challenge challenges
challenging code common commonly compare compared comparable comparing comparison competitive complete complex comprehensive conclude conduct
conducted consider considered consist consistent consistently contain contribution contributions conventional corresponding current
currently data demonstrate demonstrates demonstrated demonstrating derive describe design designed despite detailed determine develop
developed development difference different difficult directly discuss drawback easily easy effect effective effectively effectiveness
efficiency efficient efficiently enable enables enabling enhance ensure especially essential establish evaluate evaluated evaluation evidence
example examine exhibit existing expected experiment experiments experimental explore explored extensive extend fact finally find findings
finding focus following follow follows form found framework full fully fundamental future gain general generally get github give given gives
goal good great greatly help helps high higher highly https http www com html idea identify illustrate impact implement implementation
important importantly impressive improve improved improvement improvements improving include includes including increase increased
increasing increasingly introduce introduced introduces investigate investigated issue issues keep key known lack large largely lead leads
leading level limit limited limitation limitations literature long low lower main mainly major manner mean means meanwhile method methodology
methods model models modern motivated multiple namely natural necessary new notable notably novel number numerous observe observed obtain
obtained offer offers open order outperform outperforms overall overcome paper papers particular particularly perform performance performed
performs popular possible potential practical practice present presented presents previous previously prior problem problems procedure process
produce project promising propose proposed proposes proposing prove provide provided provides providing purpose question questions range real
realistic recent recently reduce reduced reduces reducing related relatively release remain remains remarkable report represent require
required requirement requires research resolve respectively result resulting results reveal review rich role scale scenario scenarios
scheme section seek set setting settings shed short show showed showing shown shows significant significantly similar similarly simple
simply simultaneously single situation small solution solutions solve solving specific specifically standard state step strategy strong
studied studies study substantial substantially success successful successfully suffer suggest suggests suitable superior support
surprisingly survey system systems take takes task tasks technique techniques term terms test tested theoretical theoretically theory
thorough time total traditional train trained training try type types typical typically understand understanding unified unique use used
useful uses using usually validate value values variety various verify version wide widely work works world yield yields learn learning
learned machine deep network networks neural algorithm algorithms accuracy accurate function functions parameter parameters input inputs
output outputs feature features dataset datasets dimension quality capability capabilities information adaptive advanced
attain aware balance balancing beyond capture captures central characterize combine combined combines combining complementary complexity
component components computation computational compute concept condition conditions context core cost costs crucial demystified depth
direct distinct diverse driven dual dynamic dynamics end enhancement enhancing exploit exploiting facilitate fast faster field fields final
free generalized generate generated global guided handle hybrid induced inherent inherently insight insights inspired integrate integrated
integrating interesting introducing leverage leverages leveraging line local matching matter matters mechanism mechanisms merely minimal
multi nearly objective objectives operate operation operations optimal optimally original outer part parts path perspective perspectives
point points preserve preserving principle principled properties property relies rely replace rethinking revisit revisiting seamlessly
select selected separate series side size source space speed strategies structure structured structures target targets technical tool tools
tradeoff tradeoffs view wise ability adding brings broader careful carefully closely connected considerable considerations construct
constructing correct create creating deal define defined discovered discovery efficacy employ employed employing encounter essence exist
explanation explain extent extract extracted facilitates flexible flexibility formulate formulated hence hinder identifying indicate
indicates jointly maintain maintaining manually module modules moreover obtaining phenomenon ratio relationship relative relevant
respective roles score scores simplicity statistical stored storing style sufficient treat turn underlying unseen valuable variant variants
way ways whole yet amount appropriate automatically beneficial carry computationally degree despite discover drop drops equivalent expanded
friendly growing independently interaction interactions intuition mathematical measure measured measures measuring motivation observation
recover straightforward strength strengths superiority update updated updates
`;

/** Words that tell nothing about what a paper is near to, as written. */
export const STOP_WORDS: readonly string[] = `${FUNCTION_WORDS} ${PAPER_WORDS}`
  .split(/\s+/u)
  .filter((word) => word !== "");
