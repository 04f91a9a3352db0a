import { callGlobal, isAllowedGlobal, isKey, storageOf } from './globals.ts';
import { OP } from './pickleOpcodes.ts';
import type { PickleReader } from './pickleReader.ts';
import { isKind, kindName, type PickleGlobal, type PickleValue } from './pickleValue.ts';
import { CheckpointError, damaged, forbidden } from './refusal.ts';

/** Far above what a state dict of thousands of tensors takes; bounds time and memory. */
const MOST_OPERATIONS = 2_000_000;
/** Values on the stack, in the memo, or in all containers together. */
const MOST_VALUES = 400_000;
const MOST_CONTAINERS = 100_000;
const NEWEST_PROTOCOL = 5;

/**
 * Reads one pickle. A pickle is a program; this machine knows only what builds a state dict (numbers,
 * strings, tuples, lists, dicts, tensors as views of storages) and refuses everything else by name.
 * It has no jumps, so it ends with the bytes at the latest, and what it holds is counted and bounded.
 * @returns the value at STOP; the reader stands behind it
 * @throws CheckpointError
 */
export function runPickle(reader: PickleReader): PickleValue {
  return new PickleMachine(reader).run();
}

class PickleMachine {
  readonly #reader: PickleReader;
  #stack: PickleValue[] = [];
  /** The stacks below the marks. */
  readonly #marked: PickleValue[][] = [];
  readonly #memo = new Map<number, PickleValue>();
  #values = 0;
  #containers = 0;

  constructor(reader: PickleReader) {
    this.#reader = reader;
  }

  run(): PickleValue {
    for (let operations = 0; operations < MOST_OPERATIONS; operations++) {
      const op = this.#reader.byte();
      if (op === OP.STOP) return this.#pop();
      this.#step(op);
    }
    throw tooLarge('instructions', MOST_OPERATIONS);
  }

  #step(op: number): void {
    const reader = this.#reader;
    switch (op) {
      case OP.PROTO: {
        const protocol = reader.byte();
        if (protocol > NEWEST_PROTOCOL) throw damaged(`pickle protocol ${protocol} is unknown`);
        break;
      }
      case OP.FRAME:
        reader.length(8);
        break;
      case OP.MARK:
        this.#count();
        this.#marked.push(this.#stack);
        this.#stack = [];
        break;
      case OP.POP:
        this.#pop();
        break;
      case OP.NONE:
        this.#push(null);
        break;
      case OP.NEWTRUE:
        this.#push(true);
        break;
      case OP.NEWFALSE:
        this.#push(false);
        break;
      case OP.BININT:
        this.#push(reader.int32());
        break;
      case OP.BININT1:
        this.#push(reader.byte());
        break;
      case OP.BININT2:
        this.#push(reader.length(2));
        break;
      case OP.LONG1:
        this.#push(reader.long(reader.byte()));
        break;
      case OP.BINFLOAT:
        this.#push(reader.float64());
        break;
      case OP.BINUNICODE:
      case OP.BINSTRING:
        this.#push(reader.text(reader.length(4)));
        break;
      case OP.SHORT_BINUNICODE:
      case OP.SHORT_BINSTRING:
        this.#push(reader.text(reader.byte()));
        break;
      case OP.BINUNICODE8:
        this.#push(reader.text(reader.length(8)));
        break;
      default:
        this.#stepOnValues(op);
    }
  }

  #stepOnValues(op: number): void {
    const reader = this.#reader;
    switch (op) {
      case OP.EMPTY_TUPLE:
        this.#push({ kind: 'tuple', items: [] });
        break;
      case OP.TUPLE1:
      case OP.TUPLE2:
      case OP.TUPLE3:
        this.#pushTuple(this.#take(op - OP.TUPLE1 + 1));
        break;
      case OP.TUPLE:
        this.#pushTuple(this.#takeMarked());
        break;
      case OP.EMPTY_LIST:
        this.#countContainer();
        this.#push({ kind: 'list', items: [] });
        break;
      case OP.EMPTY_DICT:
        this.#countContainer();
        this.#push({ kind: 'dict', entries: new Map() });
        break;
      case OP.APPEND:
        this.#append(this.#take(1));
        break;
      case OP.APPENDS:
        this.#append(this.#takeMarked());
        break;
      case OP.SETITEM:
        this.#setItems(this.#take(2));
        break;
      case OP.SETITEMS:
        this.#setItems(this.#takeMarked());
        break;
      case OP.GLOBAL:
        this.#push(global(`${reader.line()}.${reader.line()}`));
        break;
      case OP.STACK_GLOBAL: {
        const [module, name] = this.#take(2);
        if (typeof module !== 'string' || typeof name !== 'string') {
          throw damaged('a global is named by something other than two strings');
        }
        this.#push(global(`${module}.${name}`));
        break;
      }
      case OP.REDUCE: {
        const [callee = null, args = null] = this.#take(2);
        this.#countContainer();
        this.#push(callGlobal(callee, args));
        break;
      }
      case OP.BUILD: {
        // The attributes of an OrderedDict: PyTorch notes versions of modules there.
        this.#pop();
        const built = this.#stack.at(-1);
        if (!isKind(built, 'dict')) throw forbidden(`attributes set on a ${kindName(built)}`);
        break;
      }
      case OP.BINPERSID:
        this.#push(storageOf(this.#pop()));
        break;
      default:
        this.#stepOnMemo(op);
    }
  }

  #stepOnMemo(op: number): void {
    const reader = this.#reader;
    switch (op) {
      case OP.BINPUT:
        this.#remember(reader.byte());
        break;
      case OP.LONG_BINPUT:
        this.#remember(reader.length(4));
        break;
      case OP.MEMOIZE:
        this.#remember(this.#memo.size);
        break;
      case OP.BINGET:
        this.#recall(reader.byte());
        break;
      case OP.LONG_BINGET:
        this.#recall(reader.length(4));
        break;
      default:
        throw forbidden(`the pickle instruction 0x${op.toString(16).padStart(2, '0')}`);
    }
  }

  #push(value: PickleValue): void {
    this.#count();
    this.#stack.push(value);
  }

  /** Everything that is put somewhere counts once and for all, so memory is bounded with it. */
  #count(): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw tooLarge('values', MOST_VALUES);
  }

  #countContainer(): void {
    this.#containers += 1;
    if (this.#containers > MOST_CONTAINERS) throw tooLarge('containers', MOST_CONTAINERS);
  }

  #pushTuple(items: PickleValue[]): void {
    this.#countContainer();
    this.#push({ kind: 'tuple', items });
  }

  #pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined) throw damaged('an instruction finds no value to work on');
    return value;
  }

  #take(count: number): PickleValue[] {
    if (this.#stack.length < count) throw damaged('an instruction finds too few values');
    return this.#stack.splice(-count);
  }

  #takeMarked(): PickleValue[] {
    const below = this.#marked.pop();
    if (!below) throw damaged('an instruction finds no mark');
    const taken = this.#stack;
    this.#stack = below;
    return taken;
  }

  #append(items: readonly PickleValue[]): void {
    const list = this.#stack.at(-1);
    if (!isKind(list, 'list')) throw forbidden(`items appended to a ${kindName(list)}`);
    for (const item of items) list.items.push(item);
  }

  #setItems(items: readonly PickleValue[]): void {
    const dict = this.#stack.at(-1);
    if (!isKind(dict, 'dict')) throw forbidden(`items set in a ${kindName(dict)}`);
    if (items.length % 2 !== 0) throw damaged('a dict is given a key without a value');
    for (let i = 0; i < items.length; i += 2) {
      const [key = null, value = null] = [items[i], items[i + 1]];
      if (!isKey(key)) throw forbidden(`a ${kindName(key)} as the key of a dict`);
      dict.entries.set(key, value);
    }
  }

  #remember(slot: number): void {
    const value = this.#stack.at(-1);
    if (value === undefined) throw damaged('there is no value to remember');
    this.#count();
    this.#memo.set(slot, value);
  }

  #recall(slot: number): void {
    const value = this.#memo.get(slot);
    if (value === undefined) throw damaged(`value ${slot} is recalled but was never remembered`);
    this.#push(value);
  }
}

function global(name: string): PickleGlobal {
  if (!isAllowedGlobal(name)) throw forbidden(name);
  return { kind: 'global', name };
}

function tooLarge(what: string, limit: number): CheckpointError {
  return new CheckpointError({ reason: 'too-large', what: `the number of ${what}`, limit });
}
