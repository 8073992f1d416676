/**
 * Whether a file's name fits `glob`, in which `*` stands for any characters and `?` for one. Goes back to the last `*` only, which is
 * enough, so that no glob takes longer than the product of both lengths.
 */
export function fitsGlob(name: string, glob: string): boolean {
  let [at, next, star, retry] = [0, 0, -1, 0];
  while (at < name.length) {
    if (glob[next] === '*') {
      [star, retry] = [next, at];
      next += 1;
    } else if (glob[next] === '?' || glob[next] === name[at]) {
      next += 1;
      at += 1;
    } else if (star >= 0) {
      retry += 1;
      [at, next] = [retry, star + 1];
    } else {
      return false;
    }
  }
  return /^\**$/.test(glob.slice(next));
}
