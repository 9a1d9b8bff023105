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
ability able abstract according account accuracy accurate accurately achieve achieved achieves achieving adding addition additional
additionally address addressed addresses advance advanced advances advantage advantages aim aims algorithm algorithms allow allowing
allows alternative amount analyse analyses analysis analyze application applications applied apply applying approach approaches
appropriate arbitrary architecture architectures argue around art article aspect associated attain attempt author authors automatically
available average avoid aware balance balancing based baseline baselines basis benchmark benchmarks beneficial benefit benefits best
better brings broad broader build builds built calculate call called capabilities capability capable capture captures careful carefully
carry case cases central certain challenge challenges challenging change changes characteristics characterize classical close closely code
collected com combine combined combines combining common commonly comparable compare compared comparing comparison competitive
complementary complete complex complexity component components comprehensive computation computational computationally compute computed
computing concept conclude condition conditions conduct conducted confirm connected consequently consider considerable considerations
considered considering consist consistent consistently consists constant construct constructing contain content context contrast
contribution contributions conventional conventionally core correct corresponding cost costs create creating critical crucial current
currently data dataset datasets deal decrease deep define defined degradation degree degrees demonstrate demonstrated demonstrates
demonstrating demystified deployment depth derive derived describe describes design designed desired despite detailed detect determine
develop developed development difference different difficult dimension dimensional direct directly discover discovered discovery discuss
distinct diverse domain domains drawback driven drop drops dual easily easy effect effective effectively effectiveness effects efficacy
efficiency efficient efficiently emerged empirical empirically employ employed employing employs enable enables enabling encounter end
enhance enhancement enhancing ensure entire equivalent error errors especially essence essential establish evaluate evaluated evaluation
evaluations evidence examine example examples exhibit exhibits exist existing expanded expected expensive experiment experimental
experimentally experiments explain explanation explicit explicitly exploit exploiting explore explored extend extended extensive
extensively extent external extract extracted facilitate facilitates fact factor factors fail far fast faster feasible feature features
fewer field fields final finally find finding findings finite fixed flexibility flexible focus follow following follows form formulate
formulated formulation found framework friendly full fully function functions fundamental furthermore future gain gains gap general
generalized generally generate generated get github give given gives goal good great greatly group growing guarantees guided handle hard
help helps high higher highlight highly hinder html http https idea identify identifying illustrate impact implement implementation
implemented importance important importantly impressive improve improved improvement improvements improves improving include includes
including increase increased increases increasing increasingly independent independently indicate indicates individual induced information
inherent inherently initial input inputs insight insights inspired integrate integrated integrating interaction interactions interest
interesting introduce introduced introduces introducing intuition investigate investigated issue issues joint jointly keep key known lack
large largely larger lead leading leads learn learned learning learns length level leverage leverages leveraging limit limitation
limitations limited line literature long lower machine main mainly maintain maintaining major manner manually mathematical matter matters
maximum mean means meanwhile measure measured measures measuring mechanism mechanisms merely method methodology methods metrics minimal
mitigate model modeling models modern motivated motivation multi multiple namely natural nature nearly necessary network networks neural
new next non notable notably novel number numerous objective objectives observation observe observed obtain obtained obtaining offer
offers ones open operate operation operations optimal optimally order original outer outperform outperforming outperforms output outputs
overall overcome paper papers paradigm parameter parameters part particular particularly parts path perform performance performed
performing performs perspective perspectives phenomenon popular possible potential powerful practical practice pre predict presence
present presented presents preserve preserving previous previously principle principled prior problem problems procedure process processes
processing produce progress project promising properties property propose proposed proposes proposing prove provide provided provides
providing public publicly purpose quality quantitative question questions range rate rates ratio real realistic recent recently recover
reduce reduced reduces reducing reduction related relationship relative relatively release released relevant reliable relies rely remain
remaining remains remarkable replace report represent require required requirement requirements requires requiring research resolve
resource resources respect respective respectively response result resulting results rethinking reveal review revisit revisiting rich role
roles sample samples scale scenario scenarios scheme score scores seamlessly section see seek select selected separate series set sets
setting settings shared shed short show showed showing shown shows side significant significantly similar similarly simple simplicity
simply simultaneously single situation size sizes small smaller solution solutions solve solving source special specific specifically
speed stage standard statistical step stored storing straightforward strategies strategy strength strengths strict strong structures
studied studies study style subject suboptimal substantial substantially success successful successfully suffer sufficient suggest
suggests suitable superior superiority support surprisingly survey system systems tackle take takes taking target targets task tasks
technical technique techniques term terms test tested testing theoretical theoretically theory thorough time times tool tools top total
tradeoff tradeoffs traditional train trained training treat try turn type types typical typically underlying understand understanding
unified unique unseen update updated updates upper usage use used useful uses using usually utilize utilizes utilizing validate validated
valuable value values variables variant variants variety various varying verify version view way ways whole wide widely wise work works
world www years yield yields
`;

/** Words that tell nothing about what a paper is near to, as written. */
export const STOP_WORDS: readonly string[] = `${FUNCTION_WORDS} ${PAPER_WORDS}`
  .split(/\s+/u)
  .filter((word) => word !== "");
