/** IFA_F_TEMPORARY (RFC 8981): the host takes another one each day, so that nobody knows it by that. */
const temporaryFlag = 0x01;

/** The temporary addresses of /proc/net/if_inet6, whose lines are `address index prefix scope flags name`, as Node writes addresses. Pure. */
export function temporaryAddresses(ifInet6: string): Set<string> {
  const lines = ifInet6.split('\n').map((line) => line.trim().split(/ +/));
  return new Set(
    lines.flatMap(([digits = '', , , , flags = '']) =>
      /^[0-9a-f]{32}$/.test(digits) && Number.parseInt(flags, 16) & temporaryFlag ? [shortened(digits)] : [],
    ),
  );
}

/** RFC 5952: groups without leading zeros, the first longest run of zero groups as `::`. */
function shortened(digits: string): string {
  const groups = digits.replaceAll(/(.{4})(?!$)/g, '$1:');
  return new URL(`http://[${groups}]`).hostname.slice(1, -1);
}
