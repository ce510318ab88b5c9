import { expect, test } from 'vitest';
import { moved, rowsOf, switched } from './order';

test('what is used comes first, in the order of the person', () => {
  expect(rowsOf(['sms', 'push'], ['push', 'email', 'sms'])).toEqual({ used: ['sms', 'push'], unused: ['email'] });
  expect(rowsOf(['push', 'email', 'sms'], ['push', 'email'])).toEqual({ used: ['push', 'email'], unused: [] });
});

test('a channel changes places with its neighbour', () => {
  expect(moved(['push', 'email', 'sms'], ['push', 'email', 'sms'], 'sms', -1)).toEqual(['push', 'sms', 'email']);
  expect(moved(['push', 'email', 'sms'], ['push', 'email', 'sms'], 'push', 1)).toEqual(['email', 'push', 'sms']);
});

test('a channel the office does not have is no neighbour, and keeps its place', () => {
  expect(moved(['push', 'email', 'sms'], ['push', 'sms'], 'sms', -1)).toEqual(['sms', 'email', 'push']);
});

test('the first goes no higher, the last no lower', () => {
  expect(moved(['push', 'email'], ['push', 'email'], 'push', -1)).toEqual(['push', 'email']);
  expect(moved(['push', 'email'], ['push', 'email'], 'email', 1)).toEqual(['push', 'email']);
  expect(moved(['push'], ['push', 'email'], 'email', -1)).toEqual(['push']);
});

test('one way stays, counting only what the office has', () => {
  expect(switched(['push', 'email'], ['push', 'email'], 'push', false)).toEqual(['email']);
  expect(switched(['email'], ['push', 'email'], 'email', false)).toBeNull();
  expect(switched(['email', 'sms'], ['push', 'email'], 'email', false)).toBeNull();
  expect(switched(['email'], ['push', 'email'], 'push', true)).toEqual(['email', 'push']);
});
