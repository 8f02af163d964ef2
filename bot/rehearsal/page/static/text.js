// The page's own words, in English and Welsh. No speaker has checked the Welsh yet, and the page says so.

const WORDS = {
  who: ["Who are you now?", "Pwy wyt ti nawr?"],
  whoHint: ["Pick a person. You see what they would see on their phone.", "Dewis berson. Fe weli di beth fydden nhw'n ei weld ar eu ffôn."],
  switchPerson: ["You are {name}. Change person", "{name} wyt ti. Newid person"],
  youAre: ["You are {name}", "{name} wyt ti"],
  owner: ["owner", "perchennog"],
  invented: ["Everyone here is invented. Nothing leaves this computer.", "Mae pawb yma wedi'u dyfeisio. Does dim yn gadael y cyfrifiadur hwn."],
  places: ["Channels and messages", "Sianeli a negeseuon"],
  placesUnread: ["Channels and messages, {n} unread", "Sianeli a negeseuon, {n} heb eu darllen"],
  channels: ["Channels", "Sianeli"],
  direct: ["Direct messages", "Negeseuon uniongyrchol"],
  thread: ["thread", "edefyn"],
  unread: ["{n} unread", "{n} heb eu darllen"],
  noDirect: ["No messages yet.", "Dim negeseuon eto."],
  empty: ["Nothing here yet.", "Dim byd yma eto."],
  emptyHint: ["Say something below, or press + for commands.", "Dyweda rywbeth isod, neu pwysa + am orchmynion."],
  earlier: ["Show earlier messages", "Dangos negeseuon cynharach"],
  newest: ["New messages", "Negeseuon newydd"],
  messages: ["Messages", "Negeseuon"],
  whoSees: ["Who can see this", "Pwy all weld hwn"],
  whoSeesCount: ["Who can see this: {n}", "Pwy all weld hwn: {n}"],
  whoSeesHint: ["{n} can read {place}, bots included.", "Mae {n} yn gallu darllen {place}, gan gynnwys botiau."],
  bot: ["app", "ap"],
  onlyYou: ["Only you can see this", "Dim ond ti all weld hwn"],
  dismiss: ["Dismiss", "Cau"],
  edited: ["(edited)", "(golygwyd)"],
  used: ["{name} used {command}", "Defnyddiodd {name} {command}"],
  thinking: ["{name} is thinking…", "Mae {name} yn meddwl…"],
  failed: ["This interaction failed", "Methodd y weithred hon"],
  message: ["Message {place}", "Neges i {place}"],
  cannotWrite: ["You cannot write here.", "Elli di ddim ysgrifennu yma."],
  send: ["Send", "Anfon"],
  commands: ["Commands", "Gorchmynion"],
  noCommands: ["No command starts like that.", "Does dim gorchymyn yn dechrau felly."],
  run: ["Run {command}", "Rhedeg {command}"],
  optional: ["optional", "dewisol"],
  required: ["Please fill this in.", "Llenwa hwn, os gweli di'n dda."],
  tooShort: ["At least {n} characters, please.", "O leiaf {n} nod, os gweli di'n dda."],
  tooMany: ["Between {min} and {max}, please.", "Rhwng {min} a {max}, os gweli di'n dda."],
  submit: ["Submit", "Cyflwyno"],
  cancel: ["Cancel", "Canslo"],
  close: ["Close", "Cau"],
  done: ["Done", "Iawn"],
  chooseOne: ["Make a choice", "Dewis un"],
  chooseSome: ["Choose {min} to {max}", "Dewis {min} i {max}"],
  none: ["None", "Dim"],
  yes: ["Yes", "Ie"],
  no: ["No", "Na"],
  clock: ["Clock: {now}. {day}", "Cloc: {now}. {day}"],
  clockTitle: ["Move the clock", "Symud y cloc"],
  clockNow: ["It is now", "Mae hi nawr yn"],
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
  language: ["EN. This page is in English. Newid i'r Gymraeg", "CY. Mae'r dudalen yn Gymraeg. Change to English"],
  unchecked: ["", "Cymraeg heb ei wirio · Welsh not yet checked"],
  hidden: ["Hidden text. Press to show", "Testun cudd. Pwysa i'w ddangos"],
  secondPhone: ["Second phone", "Ail ffôn"],
  firstPhone: ["Phone", "Ffôn"],
  rehearsal: ["Rehearsal", "Ymarfer"],
  lost: ["The rehearsal is not answering. Is it still running?", "Dyw'r ymarfer ddim yn ateb. Ydy e'n dal i redeg?"],
  ticket: ["Please open the whole link that the rehearsal printed.", "Agora'r ddolen gyfan a argraffodd yr ymarfer."],
  appsFor: ["Commands for this message", "Gorchmynion ar gyfer y neges hon"],
  attached: ["Attached file: {name}", "Ffeil wedi'i hatodi: {name}"],
  tooBig: ["Files here may be up to 8 MB together.", "Gall ffeiliau fod hyd at 8 MB gyda'i gilydd."],
  files: ["Choose files", "Dewis ffeiliau"],
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

/** Say one of the page's own sentences; values are put in as they are and never read again. */
export function t(key, values = {}) {
  const sentence = WORDS[key][language === "cy" ? 1 : 0];
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
