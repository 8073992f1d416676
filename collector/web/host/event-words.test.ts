import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { eventDetail, eventLabel } from './event-words.ts';

const [en, japanese] = [createTranslate('en'), createTranslate('ja')];

test('events are told in words, unknown ones as they are', () => {
  expect(eventLabel(japanese, 'agent-started')).toBe('エージェントの起動');
  expect(eventLabel(en, 'host-shutdown')).toBe('The host shut down');
  expect(eventLabel(en, 'gremlins')).toBe('gremlins');
});

test('why an agent left is told in words, all other details as they are, and ids of boots not at all', () => {
  expect(eventDetail(en, 'goodbye', 'host-shutdown')).toBe('The host shuts down');
  expect(eventDetail(japanese, 'agent-stopped', 'update')).toBe('更新のため');
  expect(eventDetail(en, 'agent-stopped', 'boredom')).toBe('boredom');
  expect(eventDetail(en, 'agent-started', '1.2.3')).toBe('1.2.3');
  expect(eventDetail(en, 'mark', 'update')).toBe('update');
  expect(eventDetail(en, 'evidence-lost', 'collector-forgot')).toBe('The collector lost what it had acknowledged');
  expect(eventDetail(en, 'host-shutdown', 'a-boot')).toBe('');
});
