import { accessSync, constants } from 'node:fs';

const usualPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Finds the Firefox the elements are tested in: `FIREFOX_PATH` first, then the usual places. */
export function findFirefox() {
  const given = process.env.FIREFOX_PATH;
  return (given ? [given] : usualPlaces).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
