// Made by scripts/make-wrappers.mjs from what the elements say of themselves; changes here are lost.
import { createComponent } from '@lit/react';
import * as React from 'react';
import '../../components/bandwidth-calculator/bandwidth-calculator.define.js';
import { TcccBandwidthCalculator as Element } from '../../components/bandwidth-calculator/bandwidth-calculator.js';

/** `<tccc-bandwidth-calculator>` for React. The requirements of the manual, and a calculator. */
export const TcccBandwidthCalculator = createComponent({
  tagName: 'tccc-bandwidth-calculator',
  elementClass: Element,
  react: React,
  displayName: 'TcccBandwidthCalculator',
  events: {},
});
