// The page's own words, in English and Welsh. No speaker has checked the Welsh yet, and the page says so.

const WORDS = {
  who: ["Who are you now?", "Pwy ydych chi nawr?"],
  whoHint: ["Pick a person. You see what they would see on their phone.", "Dewiswch berson. Fe welwch chi beth fydden nhw'n ei weld ar eu ffôn."],
  switchPerson: ["You are {name}. Change person", "{name} ydych chi. Newid person"],
  owner: ["owner", "perchennog"],
  invented: ["Everyone here is invented. Nothing leaves this computer.", "Mae pawb yma wedi'u dyfeisio. Does dim yn gadael y cyfrifiadur hwn."],
  places: ["Channels and messages", "Sianeli a negeseuon"],
  placesUnread: ["Channels and messages, {n} unread", "Sianeli a negeseuon, {n} heb eu darllen"],
  channels: ["Channels", "Sianeli"],
  direct: ["Direct messages", "Negeseuon uniongyrchol"],
  unread: ["{n} unread", "{n} heb eu darllen"],
  noDirect: ["No messages yet.", "Dim negeseuon eto."],
  empty: ["Nothing here yet.", "Dim byd yma eto."],
  emptyHint: ["Say something below, or press + for commands.", "Dywedwch rywbeth isod, neu pwyswch + am orchmynion."],
  earlier: ["Show earlier messages", "Dangos negeseuon cynharach"],
  newest: ["New messages", "Negeseuon newydd"],
  messages: ["Messages", "Negeseuon"],
  whoSees: ["Who can see this", "Pwy all weld hwn"],
  whoSeesCount: ["Who can see this: {n}", "Pwy all weld hwn: {n}"],
  whoSeesHint: ["{n} can read {place}, bots included.", "Mae {n} yn gallu darllen {place}, gan gynnwys botiau."],
  bot: ["app", "ap"],
  onlyYou: ["Only you can see this", "Dim ond chi all weld hwn"],
  dismiss: ["Dismiss", "Cau"],
  edited: ["(edited)", "(golygwyd)"],
  used: ["{name} used {command}", "Defnyddiodd {name} {command}"],
  thinking: ["{name} is thinking…", "Mae {name} yn meddwl…"],
  failed: ["This interaction failed", "Methodd y weithred hon"],
  message: ["Message {place}", "Neges i {place}"],
  cannotWrite: ["You cannot write here.", "Dim modd ysgrifennu yma."],
  send: ["Send", "Anfon"],
  commands: ["Commands", "Gorchmynion"],
  noCommands: ["No command starts like that.", "Does dim gorchymyn yn dechrau felly."],
  run: ["Run {command}", "Rhedeg {command}"],
  optional: ["optional", "dewisol"],
  required: ["Please fill this in.", "Llenwch hwn, os gwelwch yn dda."],
  tooShort: ["At least {n} characters, please.", "O leiaf {n} nod, os gwelwch yn dda."],
  tooMany: ["Between {min} and {max}, please.", "Rhwng {min} a {max}, os gwelwch yn dda."],
  submit: ["Submit", "Cyflwyno"],
  cancel: ["Cancel", "Canslo"],
  close: ["Close", "Cau"],
  done: ["Done", "Iawn"],
  chooseOne: ["Make a choice", "Dewiswch un"],
  chooseSome: ["Choose {min} to {max}", "Dewiswch {min} i {max}"],
  yes: ["Yes", "Ie"],
  no: ["No", "Na"],
  clock: ["Clock: {now}. {day}", "Cloc: {now}. {day}"],
  clockTitle: ["Move the clock", "Symud y cloc"],
  clockNow: ["It is now", "Mae hi nawr yn"],
  comingUp: ["Coming up", "Ar y gweill"],
  nothingDue: ["Nothing is due.", "Does dim ar y gweill."],
  untilNext: ["To the next thing", "I'r peth nesaf"],
  newIn: ["New in {place}", "Newydd yn {place}"],
  clockHint: ["What falls due on the way happens at once. The clock does not go back.", "Mae popeth sy'n ddyledus ar y ffordd yn digwydd ar unwaith. Dyw'r cloc ddim yn mynd yn ôl."],
  laterToday: ["Later today", "Nes ymlaen heddiw"],
  laterTodayHint: ["4 hours on", "4 awr ymlaen"],
  tomorrow: ["Tomorrow", "Yfory"],
  tomorrowHint: ["1 day on", "1 diwrnod ymlaen"],
  nextWeek: ["Next week", "Wythnos nesaf"],
  nextWeekHint: ["7 days on", "7 diwrnod ymlaen"],
  lock: ["Lock screen", "Sgrin glo"],
  unlock: ["Unlock", "Datgloi"],
  lockEmpty: ["No notifications.", "Dim hysbysiadau."],
  lockHint: ["What a locked phone shows, to anyone who looks.", "Beth mae ffôn dan glo yn ei ddangos, i unrhyw un sy'n edrych."],
  troubles: ["What can go wrong", "Beth all fynd o'i le"],
  troublesHint: ["Try what happens on a bad day. Nothing real is harmed.", "Rhowch gynnig ar ddiwrnod gwael. Does dim byd go iawn yn cael niwed."],
  happensOnce: ["Once", "Unwaith"],
  lasts: ["Until you turn it off", "Nes i chi ei ddiffodd"],
  startAgain: ["Start again", "Dechrau eto"],
  notOffered: ["The bot was started elsewhere. Restart it there.", "Cafodd y bot ei ddechrau mewn man arall. Ailgychwynnwch e yno."],
  willHappen: ["Set: {what}", "Wedi'i osod: {what}"],
  troubleDrop: ["The bot's connection drops", "Mae cysylltiad y bot yn torri"],
  troubleDropHint: ["Now. It comes back by itself.", "Nawr. Mae'n dod yn ôl ar ei ben ei hun."],
  troubleRepeat: ["The next press arrives twice", "Mae'r wasgiad nesaf yn cyrraedd ddwywaith"],
  troubleRepeatHint: ["It should count once.", "Dylai gyfrif unwaith."],
  troubleLose: ["The next press is lost", "Mae'r wasgiad nesaf ar goll"],
  troubleLoseHint: ["The bot never hears of it.", "Dyw'r bot byth yn clywed amdano."],
  troubleLate: ["The next press arrives late", "Mae'r wasgiad nesaf yn cyrraedd yn hwyr"],
  troubleLateHint: ["After two seconds.", "Ar ôl dwy eiliad."],
  troubleSwap: ["The next press is overtaken", "Mae rhywbeth yn goddiweddyd y wasgiad nesaf"],
  troubleSwapHint: ["It arrives after what comes next.", "Mae'n cyrraedd ar ôl yr hyn sy'n dod nesaf."],
  troubleLimit: ["The bot's next message is too soon", "Mae neges nesaf y bot yn rhy fuan"],
  troubleLimitHint: ["Discord makes it wait for two seconds.", "Mae Discord yn gwneud iddo aros am ddwy eiliad."],
  troubleRoles: ["{name} loses every role", "Mae {name} yn colli pob rôl"],
  troubleRolesHint: ["As when somebody takes them away.", "Fel pan fydd rhywun yn eu cymryd."],
  troubleChannel: ["{place} is deleted", "Mae {place} yn cael ei dileu"],
  troubleChannelHint: ["With all that stands in it. It does not come back.", "Gyda phopeth sydd ynddi. Dyw hi ddim yn dod yn ôl."],
  troubleShut: ["The bot cannot see {place}", "Dyw'r bot ddim yn gallu gweld {place}"],
  troubleShutHint: ["As when somebody changes who may enter.", "Fel pan fydd rhywun yn newid pwy gaiff ddod i mewn."],
  troubleBefore: ["The next answer is lost", "Mae'r ateb nesaf ar goll"],
  troubleBeforeHint: ["Discord fails before it shows anything.", "Mae Discord yn methu cyn dangos dim."],
  troubleAfter: ["The next answer seems lost", "Mae'r ateb nesaf fel petai ar goll"],
  troubleAfterHint: ["It is shown, but the bot is told that it failed.", "Mae'n cael ei ddangos, ond clyw'r bot ei fod wedi methu."],
  troubleSlow: ["The next answer is slow", "Mae'r ateb nesaf yn araf"],
  troubleSlowHint: ["It takes two seconds.", "Mae'n cymryd dwy eiliad."],
  troubleDms: ["{name} takes no direct messages", "Dyw {name} ddim yn derbyn negeseuon uniongyrchol"],
  troubleDmsHint: ["The bot cannot write to them.", "All y bot ddim ysgrifennu atyn nhw."],
  troubleOutage: ["Discord has an outage here", "Mae Discord i lawr yma"],
  troubleOutageHint: ["The bot is told that this server is away.", "Mae'r bot yn clywed bod y gweinydd hwn i ffwrdd."],
  restart: ["Restart the bot", "Ailgychwyn y bot"],
  restartHint: ["It keeps what it knew. Old buttons still work.", "Mae'n cadw beth roedd e'n ei wybod. Mae'r hen fotymau'n dal i weithio."],
  restarted: ["The bot is back.", "Mae'r bot yn ôl."],
  startOver: ["Start over", "Dechrau o'r newydd"],
  startOverHint: ["Everything said here is thrown away.", "Mae popeth a ddywedwyd yma yn cael ei daflu."],
  startOverSure: ["Start over?", "Dechrau o'r newydd?"],
  startingOver: ["Starting over. This takes a few seconds.", "Yn dechrau o'r newydd. Mae hyn yn cymryd ychydig eiliadau."],
  asleep: ["Quiet threads", "Edefynnau tawel"],
  realToken: ["This looks like a real Discord token. It was not sent. Reset it if it is yours.", "Mae hwn yn edrych fel tocyn Discord go iawn. Chafodd e ddim ei anfon. Ailosodwch e os mai eich un chi yw e."],
  refusedToken: ["This looks like a real Discord token. It was not kept. Reset it if it is yours.", "Mae hwn yn edrych fel tocyn Discord go iawn. Chafodd e ddim ei gadw. Ailosodwch e os mai eich un chi yw e."],
  refusedGone: ["That is not there any more.", "Dyw hwnna ddim yna bellach."],
  refusedForm: ["That form is not open any more.", "Dyw'r ffurflen yna ddim ar agor bellach."],
  refusedLength: ["A message has 1 to 2000 characters.", "Mae gan neges rhwng 1 a 2000 o nodau."],
  refusedFull: ["This rehearsal holds 64 MB of files. Start over to make room.", "Mae'r ymarfer hwn yn dal 64 MB o ffeiliau. Dechreuwch o'r newydd i wneud lle."],
  refusedMisfit: ["The page sent something that does not fit.", "Anfonodd y dudalen rywbeth nad yw'n ffitio."],
  language: ["EN. This page is in English. Newid i'r Gymraeg", "CY. Mae'r dudalen yn Gymraeg. Change to English"],
  unchecked: ["", "Cymraeg heb ei wirio · Welsh not yet checked"],
  hidden: ["Hidden text. Press to show", "Testun cudd. Pwyswch i'w ddangos"],
  secondPhone: ["Second phone", "Ail ffôn"],
  firstPhone: ["Phone", "Ffôn"],
  rehearsal: ["Rehearsal", "Ymarfer"],
  lost: ["The rehearsal is not answering. Is it still running?", "Dyw'r ymarfer ddim yn ateb. Ydy e'n dal i redeg?"],
  ticket: ["Please open the whole link that the rehearsal printed.", "Agorwch y ddolen gyfan a argraffodd yr ymarfer."],
  appsFor: ["Apps", "Apiau"],
  messageMenu: ["More about this message", "Mwy am y neges hon"],
  menuEmpty: ["There is nothing to do with this message here.", "Does dim i'w wneud â'r neges hon yma."],
  reactions: ["Reactions", "Ymatebion"],
  react: ["Add a reaction", "Ychwanegu ymateb"],
  reactHint: ["Everybody who reads this sees who reacted.", "Mae pawb sy'n darllen hwn yn gweld pwy ymatebodd."],
  reacted: ["{emoji}, {n}", "{emoji}, {n}"],
  typing: ["{name} is typing…", "Mae {name} yn teipio…"],
  typingMany: ["{name} are typing…", "Mae {name} yn teipio…"],
  renamed: ["{name} changed the name:", "Newidiodd {name} yr enw:"],
  pinned: ["{name} pinned a message.", "Piniodd {name} neges."],
  joined: ["{name} is here now.", "Mae {name} yma nawr."],
  opened: ["{name} started a thread:", "Dechreuodd {name} edefyn:"],
  seeIt: ["See it", "Ei gweld"],
  replyGone: ["The message is not there any more.", "Dyw'r neges ddim yna bellach."],
  beginningGone: ["The message that began this thread is not there any more.", "Dyw'r neges a ddechreuodd yr edefyn hwn ddim yna bellach."],
  appsAbout: ["Apps: {name}", "Apiau: {name}"],
  attached: ["Attached file: {name}", "Ffeil wedi'i hatodi: {name}"],
  described: ["What the picture shows", "Beth mae'r llun yn ei ddangos"],
  tooBig: ["Files here may be up to 8 MB together.", "Gall ffeiliau fod hyd at 8 MB gyda'i gilydd."],
  showEnglish: ["English", "English"],
  noPermission: ["You may not do that here.", "Chewch chi ddim gwneud hynny yma."],
  threadAsleep: ["This thread is asleep. Write in it to wake it.", "Mae'r edefyn hwn yn cysgu. Ysgrifennwch ynddo i'w ddeffro."],
  threadSleeps: ["This thread is asleep.", "Mae'r edefyn hwn yn cysgu."],
  lockedToOthers: ["This thread is locked to others.", "Mae'r edefyn hwn wedi'i gloi i eraill."],
  threadCount: ["messages: {n}", "negeseuon: {n}"],
  sleeps: ["asleep", "yn cysgu"],
  locked: ["locked", "wedi'i gloi"],
  backTo: ["Back to {place}", "Yn ôl i {place}"],
  threadMenu: ["More about this thread", "Mwy am yr edefyn hwn"],
  forModerators: ["Those who manage threads can do this by hand.", "Gall y rhai sy'n rheoli edefynnau wneud hyn â llaw."],
  closeThread: ["Let this thread sleep", "Gadael i'r edefyn hwn gysgu"],
  lockThread: ["Lock this thread and let it sleep", "Cloi'r edefyn hwn a gadael iddo gysgu"],
  reopenThread: ["Wake and unlock this thread", "Deffro a datgloi'r edefyn hwn"],
  removeThread: ["Delete this thread", "Dileu'r edefyn hwn"],
  removeThreadSure: ["Delete this thread?", "Dileu'r edefyn hwn?"],
  removeThreadHint: ["All that stands in it goes with it. It does not come back.", "Mae popeth sydd ynddo'n mynd hefyd. Dyw e ddim yn dod yn ôl."],
  removeMessage: ["Delete this message", "Dileu'r neges hon"],
  removeMessageSure: ["Delete this message?", "Dileu'r neges hon?"],
  removeMessageHint: ["It goes for everybody. It does not come back.", "Mae'n mynd i bawb. Dyw hi ddim yn dod yn ôl."],
  pinsCount: ["Pinned messages: {n}", "Negeseuon wedi'u pinio: {n}"],
  pinsTitle: ["Pinned messages", "Negeseuon wedi'u pinio"],
  pinnedMark: ["Pinned", "Wedi'i phinio"],
  added: ["{name} brought {other} in.", "Daeth {name} â {other} i mewn."],
  takenOut: ["{name} took {other} out.", "Aeth {name} â {other} allan."],
  notAThread: ["That is not a thread.", "Nid edefyn yw hwnna."],
  threadLocked: ["This thread is locked. You cannot write in it.", "Mae'r edefyn hwn wedi'i gloi. Chewch chi ddim ysgrifennu ynddo."],
  mostReactions: ["A message has up to 20 kinds of reaction.", "Mae gan neges hyd at 20 math o ymateb."],
  noCommandsHere: ["There are no commands here.", "Does dim gorchmynion yma."],
  noSuchCommand: ["There is no '{typed}' here; there is {known}.", "Does dim '{typed}' yma; mae {known}."],
  noSuchPart: ["/{command} has no '{name}'.", "Does gan /{command} ddim '{name}'."],
  needsOneOf: ["/{command} needs one of {names}.", "Mae angen un o'r rhain ar /{command}: {names}."],
  takesNo: ["/{command} takes no '{name}'.", "Dyw /{command} ddim yn derbyn '{name}'."],
  needs: ["/{command} needs {names}.", "Mae angen {names} ar /{command}."],
  takesFile: ["{name} takes a file.", "Mae {name} yn derbyn ffeil."],
  takesNoFile: ["{name} takes no file.", "Dyw {name} ddim yn derbyn ffeil."],
  isOneOf: ["{name} is one of {names}.", "Mae {name} yn un o'r rhain: {names}."],
  isBetween: ["{name} must be between {low} and {high}.", "Rhaid i {name} fod rhwng {low} a {high}."],
  cannotPress: ["'{name}' cannot be pressed.", "Does dim modd pwyso '{name}'."],
  cannotUse: ["'{name}' cannot be used.", "Does dim modd defnyddio '{name}'."],
  notInMessageMenu: ["A message's menu has no '{name}' here.", "Does dim '{name}' yn newislen neges yma."],
  notInPersonMenu: ["A person's menu has no '{name}' here.", "Does dim '{name}' yn newislen person yma."],
  cannotSee: ["This person cannot see that message.", "Dyw'r person hwn ddim yn gallu gweld y neges honno."],
  messageGone: ["That message is no longer there.", "Dyw'r neges honno ddim yna bellach."],
  noSuchRole: ["No role here is called '{name}'.", "Does dim rôl o'r enw '{name}' yma."],
  mayNotGive: ["{person} may not hand out '{name}'.", "Chaiff {person} ddim rhoi '{name}'."],
  nothingCalled: ["Nothing here is called '{name}'.", "Does dim byd o'r enw '{name}' yma."],
  fileTooBig: ["A file may have up to 10 MB.", "Gall ffeil fod hyd at 10 MB."],
  chooseBetween: ["Choose between {least} and {most} here, not {count}.", "Dewiswch rhwng {least} a {most} yma, nid {count}."],
  cannotChoose: ["'{name}' cannot be chosen here; there are {names}.", "Does dim modd dewis '{name}' yma; mae {names}."],
  formAsksNot: ["This form does not ask for {names}.", "Dyw'r ffurflen hon ddim yn gofyn am {names}."],
  fillIn: ["'{name}' must be filled in.", "Rhaid llenwi '{name}'."],
  takesLetters: ["'{name}' takes {low} to {high} characters, not {count}.", "Mae '{name}' yn derbyn {low} i {high} nod, nid {count}."],
  mustAnswer: ["'{name}' must be answered.", "Rhaid ateb '{name}'."],
  takesMany: ["'{name}' takes {low} to {high}, not {count}.", "Mae '{name}' yn derbyn {low} i {high}, nid {count}."],
  noRestart: ["This rehearsal cannot restart its bot.", "Dyw'r ymarfer hwn ddim yn gallu ailgychwyn ei fot."],
  noStartOver: ["This rehearsal cannot start over.", "Dyw'r ymarfer hwn ddim yn gallu dechrau o'r newydd."],
  noTrouble: ["This rehearsal cannot do that.", "Dyw'r ymarfer hwn ddim yn gallu gwneud hynny."],
  noVerb: ["The page does not know how to do that.", "Dyw'r dudalen ddim yn gwybod sut i wneud hynny."],
  clockOnly: ["The clock only moves on, by whole hours.", "Dim ond ymlaen y mae'r cloc yn mynd, fesul awr gyfan."],
  ownerHere: ["owner of the server", "perchennog y gweinydd"],
  coordinator: ["coordinator", "cydlynydd"],
  worker: ["worker", "gweithiwr"],
  adviser: ["worker, advisory group", "gweithiwr, grŵp cynghori"],
  manager: ["manager", "rheolwr"],
  drawsOnCare: ["person drawing on care", "person sy'n defnyddio gofal"],
  carer: ["family carer", "gofalwr teuluol"],
  researcher: ["researcher", "ymchwilydd"],
  from: ["{name} in {place}", "{name} yn {place}"],
};

let language = sessionStorage.getItem("language") === "cy" ? "cy" : "en";

/** The language of the page's own words: "en" or "cy". */
export function spoken() {
  return language;
}

/** Change the page's own words between English and Welsh. */
export function switchLanguage() {
  language = language === "en" ? "cy" : "en";
  sessionStorage.setItem("language", language);
  document.documentElement.lang = language;
}

// What Discord itself says, and how the page says it.
const DISCORDS = {
  __proto__: null,
  "Missing Permissions": "noPermission",
  "Missing Access": "refusedGone",
  "Unknown Channel": "refusedGone",
  "Unknown Message": "refusedGone",
  "Unknown User": "refusedGone",
  "Thread is archived": "threadAsleep",
  "Thread is locked": "threadLocked",
  "Maximum number of reactions reached (20)": "mostReactions",
};

/** Say the rehearsal's refusal in the page's language, where the page knows it, with the English beside it. */
export function refusal({ message, sentence = message, values = {} }) {
  const key = Object.hasOwn(WORDS, message) ? message : (DISCORDS[message] ?? keyOf(sentence));
  return key ? both(key, values) : message;
}

/** Say one of the rehearsal's own words in the page's language; what the page does not know stays as it is. */
export function known(sentence) {
  const key = keyOf(sentence);
  return key ? t(key) : sentence;
}

function keyOf(sentence) {
  return Object.keys(WORDS).find((key) => WORDS[key][0] === sentence);
}

const MOST = 500;
const said = new Map();

/** Say one of the page's own sentences; values are put in as they are and never read again. */
export function t(key, values = {}) {
  const english = put(WORDS[key][0], values);
  if (language === "en") return english;
  const welsh = put(WORDS[key][1], values);
  if (said.size > MOST) said.clear();
  said.set(welsh, english);
  return welsh;
}

/** The same where it must be understood: nobody has checked the Welsh, so the English stands beside it. */
export function both(key, values = {}) {
  const words = t(key, values);
  return language === "en" ? words : `${words} · ${english(words)}`;
}

/** The English of what the page has just said in Welsh, if it was the page that said it. */
export function english(words) {
  return language === "en" ? null : (said.get(words) ?? null);
}

function put(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
