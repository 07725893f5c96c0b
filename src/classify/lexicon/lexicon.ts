import type { TaskId } from '../../domain/task';

/** Tasks that words can speak for; the others show in the shape of a request. */
export type TextTask = Exclude<TaskId, 'vision' | 'voice' | 'other'>;

/**
 * The words of one language that speak for tasks, by strength: 3 nearly decides, 2 is a clear hint, 1 a faint one.
 * Entries are separated by commas; an entry may be a phrase; a final `*` matches any ending of the last word. The
 * longest entry at a place wins, so a phrase overrules the words in it.
 */
export type Lexicon = Readonly<Partial<Record<TextTask, Readonly<Partial<Record<1 | 2 | 3, string>>>>>>;
