import type { TSchema } from 'typebox';
import Value, { type TLocalizedValidationError } from 'typebox/value';
import { nearest } from './nearest.ts';

