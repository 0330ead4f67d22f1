import type { Catalogue } from './catalogue.js';
import { enChecks } from './texts/checks.en.js';
import { enCommon } from './texts/common.en.js';
import { enErrors } from './texts/errors.en.js';
import { enWholeDesk } from './texts/whole-desk.en.js';
import { enWholeEntrance } from './texts/whole-entrance.en.js';

export const en: Catalogue = {
  ...enCommon,
  ...enWholeEntrance,
  ...enWholeDesk,
  ...enChecks,
  ...enErrors,
};
