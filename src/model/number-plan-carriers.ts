export const carriers = {
  mobile: '中国移动',
  unicom: '中国联通',
  telecom: '中国电信',
  broadnet: '中国广电',
} as const;

/** How numbers of virtual operators, who sell another carrier's network, are told apart. */
const virtual = (carrier: string): string => `${carrier}虚拟运营商`;

const byPrefix: readonly (readonly [carrier: string, prefixes: string])[] = [
  [
    carriers.mobile,
    '1340 1341 1342 1343 1344 1345 1346 1347 1348 135 136 137 138 139 147 148 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198',
  ],
  [carriers.unicom, '130 131 132 145 146 155 156 166 175 176 185 186 196'],
  [carriers.telecom, '133 1349 149 153 173 1740 177 180 181 189 190 191 193 199'],
  [carriers.broadnet, '192'],
  [virtual(carriers.mobile), '165 1703 1705 1706'],
  [virtual(carriers.unicom), '167 171 1704 1707 1708 1709'],
  [virtual(carriers.telecom), '162 1700 1701 1702'],
];

/**
 * Which carrier a mobile number's first three or four digits were given to. A number that was taken along to another
 * carrier (携号转网) keeps its digits: only a service that asks the carriers knows of that.
 */
export const mobileCarriers: Readonly<Record<string, string>> = Object.fromEntries(
  byPrefix.flatMap(([carrier, prefixes]) => prefixes.split(' ').map((prefix) => [prefix, carrier])),
);
