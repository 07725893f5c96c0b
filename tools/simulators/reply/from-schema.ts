import { asArray, asNumber, asObject, asString, isObject, type JsonObject } from '../json';
import { stringFor } from './string-for';
import { hash, overlap } from './words';

const MAX_DEPTH = 8;

/** What a value is made from. */
interface Source {
	readonly text: string;
	readonly root: JsonObject;
	readonly depth: number;
	/** Numbers of the text that no field has taken yet. */
	readonly numbers: number[];
}

function resolve(schema: JsonObject, root: JsonObject): JsonObject {
	const path = asString(schema['$ref']);
	if (!path.startsWith('#')) return schema;
	const steps = path.split('/').slice(1);
	return steps.reduce((at, step) => asObject(at[step]), root);
}

function typeOf(schema: JsonObject): string {
	const type = schema['type'];
	const name = Array.isArray(type) ? type.find((entry) => entry !== 'null') : type;
	if (typeof name === 'string') return name.toLowerCase();
	return isObject(schema['properties']) ? 'object' : 'string';
}

/** The entry of `options` that shares most words with the text; the first when none does. */
function closest<T>(options: readonly T[], text: string): T | undefined {
	const scored = options.map((option) => ({ option, score: overlap(String(option), text) }));
	return scored.reduce(
		(best, entry) => (entry.score > best.score ? entry : best),
		scored[0] ?? { option: options[0], score: 0 },
	).option;
}

function numberFor(schema: JsonObject, isInteger: boolean, source: Source): number {
	const step = isInteger ? 1 : 0.01;
	const above = asNumber(schema['exclusiveMinimum']);
	const below = asNumber(schema['exclusiveMaximum']);
	const low = asNumber(schema['minimum']) ?? (above === undefined ? undefined : above + step);
	const high = asNumber(schema['maximum']) ?? (below === undefined ? undefined : below - step);
	const fits = (value: number): boolean =>
		value >= (low ?? -Infinity) && value <= (high ?? Infinity) && (!isInteger || Number.isInteger(value));
	const index = source.numbers.findIndex(fits);
	if (index >= 0) return source.numbers.splice(index, 1)[0] ?? 0;
	if (low !== undefined && high !== undefined && low <= high) {
		const value = low + (high - low) * 0.8;
		return isInteger ? Math.floor(value) : Math.round(value * 100) / 100;
	}
	return low ?? high ?? 1;
}

/** An object of nothing but booleans is a classification: exactly one is true, the one closest to the text. */
function classify(properties: JsonObject, text: string): JsonObject {
	const names = Object.keys(properties);
	const scores = names.map((name) => {
		const described = asString(asObject(properties[name])['description']);
		return 3 * overlap(name, text) + overlap(described, text);
	});
	const best = Math.max(...scores);
	const none = names.findIndex((name) => /^(?:fallback|other|none)$/i.test(name));
	const chosen = best > 0 || none < 0 ? scores.indexOf(best) : none;
	return Object.fromEntries(names.map((name, index) => [name, index === chosen]));
}

function objectFor(schema: JsonObject, source: Source): JsonObject {
	const properties = asObject(schema['properties']);
	const names = Object.keys(properties);
	const allBoolean = names.every((name) => typeOf(asObject(properties[name])) === 'boolean');
	if (names.length > 1 && allBoolean) return classify(properties, source.text);
	const required = new Set(asArray(schema['required']));
	const wanted = required.size ? names.filter((name) => required.has(name)) : names;
	const deeper = { ...source, depth: source.depth + 1 };
	return Object.fromEntries(wanted.map((name) => [name, valueFor(asObject(properties[name]), name, deeper)]));
}

function arrayFor(schema: JsonObject, name: string, source: Source): unknown[] {
	const items = asObject(schema['items']);
	const most = asNumber(schema['maxItems']) ?? Infinity;
	const count = Math.min(Math.max(asNumber(schema['minItems']) ?? 0, 2), most);
	const deeper = { ...source, depth: source.depth + 1 };
	const values = Array.from({ length: count }, (_, index) => valueFor(items, name, deeper, index));
	return schema['uniqueItems'] === true ? [...new Set(values)] : values;
}

function valueFor(given: JsonObject, name: string, source: Source, position = 0): unknown {
	const schema = resolve(given, source.root);
	if (schema['const'] !== undefined) return schema['const'];
	const options = asArray(schema['enum']).filter((option) => option !== null);
	if (options.length) return closest(options, source.text);
	if (source.depth > MAX_DEPTH) return null;
	const branches = [...asArray(schema['anyOf']), ...asArray(schema['oneOf'])].map(asObject);
	const branch = branches.find((entry) => entry['type'] !== 'null');
	if (branch) return valueFor(branch, name, { ...source, depth: source.depth + 1 }, position);
	const all = asArray(schema['allOf']).map((part) => resolve(asObject(part), source.root));
	if (all.length) {
		const properties = Object.assign({}, ...all.map((part) => asObject(part['properties'])));
		return objectFor({ properties, required: all.flatMap((part) => asArray(part['required'])) }, source);
	}
	switch (typeOf(schema)) {
		case 'object':
			return objectFor(schema, source);
		case 'array':
			return arrayFor(schema, name, source);
		case 'number':
			return numberFor(schema, false, source);
		case 'integer':
			return numberFor(schema, true, source);
		case 'boolean':
			return overlap(name, source.text) > 0 || hash(name + source.text) % 2 === 0;
		case 'null':
			return null;
		default:
			return stringFor(schema, name, source.text, position);
	}
}

/**
 * A value that fits a JSON schema and takes its words and numbers from a text. The same schema and text give the
 * same value. `pattern` is not honoured.
 */
export function fromSchema(schema: JsonObject, text: string): unknown {
	const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).slice(0, 50).map(Number);
	return valueFor(schema, '', { text, root: schema, depth: 0, numbers });
}
