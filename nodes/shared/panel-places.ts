import type { INodeProperties } from 'n8n-workflow';

/** A way into the value of a collection, as zod gives it: names of fields, and indexes of rows from 0. */
export type PanelPath = readonly (string | number)[];

/** A field of a panel. */
export interface Place {
	/** As an error names it, such as `Budgets, row 2, Limit`. */
	readonly label: string;
	/** The last one on the way that the panel shows. */
	readonly property: INodeProperties;
}

/** A collection of options with its usual name, or the part of it that one reader is about. */
export function optionsProperty(options: INodeProperties[]): INodeProperties {
	return { displayName: 'Options', name: 'options', type: 'collection', default: {}, options };
}

/** The Options among the fields of a panel. */
export function optionsIn(properties: readonly INodeProperties[]): { readonly property?: INodeProperties } {
	const property = properties.find(({ name, type }) => name === 'options' && type === 'collection');
	return property ? { property } : {};
}

/** What lies at the end of a way into a collection or a fixed collection. The name of a collection goes without saying. */
export function placeOf(root: INodeProperties, path: PanelPath): Place {
	const labels = root.type === 'collection' ? [] : [root.displayName];
	let property = root;
	let inGroup = false;
	for (const part of path) {
		if (typeof part === 'number') {
			if (inGroup) labels.push(`row ${part + 1}`);
		} else if (property.type === 'fixedCollection' && !inGroup) inGroup = true;
		else {
			const field = fieldsOf(property).find(({ name }) => name === part);
			if (!field) continue;
			labels.push(field.displayName);
			property = field;
			inGroup = false;
		}
	}
	return { label: labels.length > 0 ? labels.join(', ') : root.displayName, property };
}

/** The fields one level below; those of all groups of a fixed collection, whose names are its own. */
function fieldsOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options.filter((option) => 'type' in option);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((group) => ('values' in group ? group.values : []));
}

/** The way to the first field whose expression gave nothing, null or undefined; undefined when there is none. */
export function emptyPath(root: INodeProperties, value: unknown): PanelPath | undefined {
	if (root.type === 'collection') return emptyField(fieldsOf(root), value);
	if (root.type !== 'fixedCollection' || !isRecord(value)) return undefined;
	const fields = fieldsOf(root);
	for (const [group, held] of Object.entries(value)) {
		const rows: readonly unknown[] = Array.isArray(held) ? held : [held];
		for (const [index, row] of rows.entries()) {
			const path = emptyField(fields, row);
			if (path) return [group, ...(Array.isArray(held) ? [index] : []), ...path];
		}
	}
	return undefined;
}

function emptyField(fields: readonly INodeProperties[], value: unknown): PanelPath | undefined {
	if (!isRecord(value)) return undefined;
	for (const field of fields) {
		if (!Object.hasOwn(value, field.name)) continue;
		const held = value[field.name];
		if (held === undefined || held === null) return [field.name];
		const path = emptyPath(field, held);
		if (path) return [field.name, ...path];
	}
	return undefined;
}

/** The value at the end of a way. */
export function valueAt(value: unknown, path: PanelPath): unknown {
	return path.reduce<unknown>((held, part) => (isRecord(held) ? held[part] : undefined), value);
}

/** What a field takes, where the panel says so. */
export function remedyOf({ type, options = [] }: INodeProperties): string | undefined {
	const ids = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
	if (type === 'boolean') return 'Switch it on or off.';
	if (type === 'options') return `Choose one of: ${ids.join(', ')}.`;
	return type === 'multiOptions' ? `Choose among: ${ids.join(', ')}.` : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
	return typeof value === 'object' && value !== null;
}
