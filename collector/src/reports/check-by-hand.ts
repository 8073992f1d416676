import type { Report } from './report.ts';

const helpers = [
  'import base64, glob, hashlib, json',
  'def canonical(value):',
  '    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()',
  'def sha256(value):',
  '    return hashlib.sha256(canonical(value)).hexdigest()',
  'def keep(name, text, signature):',
  '    open(name + ".txt", "wb").write(text)',
  '    open(name + ".sig", "wb").write(base64.urlsafe_b64decode(signature + "=="))',
  'report = json.load(open("report.json", encoding="utf-8"))',
  'seal, named = report.pop("seal", None), report.pop("hash")',
  'root = report["method"]["root"]',
  'print("report.json:", sha256(report) == named)',
  'files = [open(name, "rb").read() for name in glob.glob("evidence/*.evaluation.json")]',
  'told = [one["sha256"] for one in report["method"]["evaluations"]]',
  'print("evidence:", sorted(hashlib.sha256(text).hexdigest() for text in files) == sorted(told))',
];

const sealed = [
  'keep("dataset", b"kadoban-report-v1\\n" + canonical({"hash": named, "root": root}), seal["signature"])',
];

const rooted = [
  'heads = json.load(open("evidence/heads.json", encoding="utf-8"))',
  'print("heads.json:", sha256(heads["heads"]) == heads["root"] == root["hash"])',
  'said = {name: heads[name] for name in ("atMs", "day", "previousHash", "root")}',
  'keep("root", b"kadoban-root-v1\\n" + canonical(said), heads["signature"])',
];

/** A program in Python, which is on most machines, that compares the hashes in an archive and writes out what was signed: whoever doubts us runs nothing of ours. */
export function pythonCheck({ seal, method }: Report): string[] {
  return [...helpers, ...(seal ? sealed : []), ...(method.root ? rooted : [])];
}

/** The commands of OpenSSL that look at the signatures which `pythonCheck` wrote out, and that print the fingerprint of the report's key. */
export function opensslChecks({ seal, method }: Report, hasRootKey: boolean): string[] {
  const signed = [...(seal ? ['dataset'] : []), ...(method.root ? ['root'] : [])];
  const keyOf = (name: string) => (name === 'root' && hasRootKey ? 'root-public-key.pem' : 'public-key.pem');
  return [
    ...signed.map(
      (name) =>
        `openssl pkeyutl -verify -pubin -inkey evidence/${keyOf(name)} -rawin -in ${name}.txt -sigfile ${name}.sig`,
    ),
    'openssl pkey -pubin -in evidence/public-key.pem -outform DER | tail -c 32 | openssl dgst -sha256 -binary | openssl base64',
  ];
}
