/**
 * The words most leaked passwords are built on. Kept as stems, because people decorate them in few ways
 * ("P@ssw0rd1!", "qwerty2026"): undoing the decoration covers thousands of entries of the usual lists.
 */
const STEMS = new Set(
  `password passwort passw0rd passphrase secret letmein welcome admin administrator root login master access
  qwerty qwertyuiop qwertz qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm azerty qazwsx qazwsxedc wasd
  iloveyou loveyou lovely princess sunshine shadow monkey dragon football baseball basketball soccer hockey superman
  batman spiderman starwars pokemon naruto minecraft computer internet samsung google facebook instagram whatsapp
  michael jennifer jessica jordan michelle daniel charlie thomas andrew joshua matthew ashley nicole amanda robert
  killer pepper ginger cookie cheese banana orange summer winter spring autumn flower butterfly purple yellow silver
  trustno changeme default guest test testing tester user username temp temporary hello freedom whatever
  mustang corvette ferrari porsche mercedes harley yankees arsenal chelsea liverpool barcelona juventus
  bitcoin ethereum crypto satoshi hodl moon lambo trader trading binance coinbase kraken tothemoon blockchain wallet
  ballast abc abcd abcdef abcdefg abcdefgh aaa`.split(/\s+/),
);

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const RUNS = ["01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "09876543210"];

/** isGuessablePassword is true for decorated dictionary favourites, runs of the keyboard or alphabet, and repetition. */
export function isGuessablePassword(password: string): boolean {
  const plain = password.toLowerCase();
  if (isRepetition(plain) || RUNS.some((run) => isMadeOfRuns(plain, run))) return true;
  const unleeted = plain.replace(/[013457@$!]/g, (char) => LEET[char] ?? char);
  return [plain, unleeted].some((text) =>
    [text, text.replace(/^[^a-z]+|[^a-z]+$/g, ""), trimDigits(plain)].some((core) => STEMS.has(halve(core))),
  );
}

/** "password123!" → "password", before leet is undone, so that trailing digits do not turn into letters. */
function trimDigits(text: string): string {
  const core = text.replace(/^[^a-z]+|[^a-z@$]+$/g, "");
  return core.replace(/[013457@$!]/g, (char) => LEET[char] ?? char);
}

/** "dragondragon" → "dragon". */
function halve(text: string): string {
  const half = text.slice(0, text.length / 2);
  return text.length % 2 === 0 && half + half === text ? half : text;
}

/** "aaaaaaaa", "abababab", "121212121". */
function isRepetition(text: string): boolean {
  return /^(.{1,3}?)\1{2,}.{0,2}$/su.test(text);
}

/** "12345678", "87654321", "abcdefgh", "qwertyuiop": a run read forwards or backwards, alone. */
function isMadeOfRuns(text: string, run: string): boolean {
  const reversed = [...run].reverse().join("");
  return run.includes(text) || reversed.includes(text) || (run + run).includes(text);
}
