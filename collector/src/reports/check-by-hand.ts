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

/** The key of the root counts only by the handovers from it to the report's. Of each they write out what was signed, and the keys to look at that by. */
const handed = [
  'def pem(key):',
  '    der = bytes.fromhex("302a300506032b6570032100") + base64.urlsafe_b64decode(key + "=")',
  '    text = base64.b64encode(der).decode()',
  '    return "-----BEGIN PUBLIC KEY-----\\n" + text + "\\n-----END PUBLIC KEY-----\\n"',
  'def way(steps):',
  '    for n, one in enumerate(steps):',
  '        said = {name: one[name] for name in ("atMs", "collectorId", "lastRoot", "newKey", "oldKey")}',
  '        for who in ("Old", "New"):',
  '            name = "handover-" + str(n) + who',
  '            keep(name, b"kadoban-handover-v1\\n" + canonical(said), one["signatureBy" + who])',
  '            open(name + ".pem", "w").write(pem(one[who.lower() + "Key"]))',
  '        yield one["oldKey"], one["newKey"]',
  'handovers = json.load(open("evidence/handovers.json", encoding="utf-8"))',
  'olds, news = zip(*way(handovers))',
  'ends = [open("evidence/" + name).read() for name in ("root-public-key.pem", "public-key.pem")]',
  'leads = news[:-1] == olds[1:] and [pem(olds[0]), pem(news[-1])] == ends',
  'print("handovers.json:", leads and root["day"] <= handovers[0]["lastRoot"])',
];

/** A program in Python, which is on most machines, that compares the hashes in an archive and writes out what was signed: whoever doubts us runs nothing of ours. */
export function pythonCheck({ seal, method }: Report, hasRootKey: boolean): string[] {
  return [...helpers, ...(seal ? sealed : []), ...(method.root ? rooted : []), ...(hasRootKey ? handed : [])];
}

/** As many as there are: each by the old key and by the new one. */
const eachHandover =
  'for one in handover-*.sig; do n=$(basename $one .sig); openssl pkeyutl -verify -pubin -inkey $n.pem -rawin -in $n.txt -sigfile $n.sig; done';

/** The commands of OpenSSL that look at the signatures which `pythonCheck` wrote out, and that print the fingerprint of the report's key. */
export function opensslChecks({ seal, method }: Report, hasRootKey: boolean): string[] {
  const signed = [...(seal ? ['dataset'] : []), ...(method.root ? ['root'] : [])];
  const keyOf = (name: string) => (name === 'root' && hasRootKey ? 'root-public-key.pem' : 'public-key.pem');
  return [
    ...signed.map(
      (name) =>
        `openssl pkeyutl -verify -pubin -inkey evidence/${keyOf(name)} -rawin -in ${name}.txt -sigfile ${name}.sig`,
    ),
    ...(hasRootKey ? [eachHandover] : []),
    'openssl pkey -pubin -in evidence/public-key.pem -outform DER | tail -c 32 | openssl dgst -sha256 -binary | openssl base64',
  ];
}
