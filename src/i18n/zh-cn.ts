import type { Catalogue } from './catalogue.js';
import { zhChecks } from './texts/checks.zh-cn.js';
import { zhCommon } from './texts/common.zh-cn.js';
import { zhErrors } from './texts/errors.zh-cn.js';
import { zhWholeDesk } from './texts/whole-desk.zh-cn.js';
import { zhWholeEntrance } from './texts/whole-entrance.zh-cn.js';

export const zhCn: Catalogue = {
  ...zhCommon,
  ...zhWholeEntrance,
  ...zhWholeDesk,
  ...zhChecks,
  ...zhErrors,
};
