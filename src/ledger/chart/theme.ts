/** How many colours there are for tasks; the last one is for the tasks that share one. */
export const TASK_COLOURS = 8;

interface Theme {
	readonly page: string;
	readonly card: string;
	readonly edge: string;
	readonly ink: string;
	readonly soft: string;
	readonly line: string;
	readonly accent: string;
	readonly good: string;
	/** Told apart by hue and by lightness; the last one is grey. */
	readonly tasks: readonly string[];
}

const LIGHT: Theme = {
	page: '#f6f7f9',
	card: '#ffffff',
	edge: '#e3e6ec',
	ink: '#1d2430',
	soft: '#667085',
	line: '#e8eaef',
	accent: '#3a66db',
	good: '#127a5a',
	tasks: ['#3a66db', '#17a08b', '#e8940f', '#c4488f', '#7b5cf0', '#6f9a2c', '#d4573f', '#8a93a5'],
};

const DARK: Theme = {
	page: '#16181d',
	card: '#20232a',
	edge: '#31353f',
	ink: '#eceef3',
	soft: '#9aa3b4',
	line: '#2e323b',
	accent: '#86a8ff',
	good: '#4fd1a5',
	tasks: ['#7c9fff', '#3fcbb4', '#ffb54a', '#f07dbd', '#ab95ff', '#a5d063', '#ff8d75', '#8d96a8'],
};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Colours are written out rather than kept in variables, which some viewers of SVG files do not know. */
function colours({ page, card, edge, ink, soft, line, accent, good, tasks }: Theme): string {
	const fills = tasks.map((colour, index) => `.mc-t${index}{fill:${colour}}`).join('');
	return [
		`.mc-page{fill:${page};background:${page}}`,
		`.mc-card{fill:${card};stroke:${edge}}`,
		`.mc-ink{fill:${ink};color:${ink}}`,
		`.mc-soft{fill:${soft};color:${soft}}`,
		`.mc-good{fill:${good}}`,
		`.mc-rule{stroke:${line}}`,
		`.mc-curve{stroke:${accent}}`,
		`.mc-area{fill:${accent}}`,
		`.mc-table{background:${card};border-color:${edge}}`,
		`.mc-table td,.mc-table th{border-color:${line}}`,
		fills,
	].join('');
}

const SHAPES = [
	`.mc{font-family:${FONT}}`,
	'.mc-title{font-size:20px;font-weight:650}',
	'.mc-head{font-size:14px;font-weight:600}',
	'.mc-big{font-size:25px;font-weight:650;font-variant-numeric:tabular-nums}',
	'.mc-text{font-size:13px}',
	'.mc-num{font-size:13px;font-variant-numeric:tabular-nums}',
	'.mc-small{font-size:11.5px}',
	'.mc-rule{stroke-width:1}',
	'.mc-curve{fill:none;stroke-width:2.2;stroke-linejoin:round}',
	'.mc-area{fill-opacity:.13}',
].join('');

/** The style sheet of the drawing, in light colours, and in dark ones where the reader prefers them. */
export const STYLE = `${SHAPES}${colours(LIGHT)}@media (prefers-color-scheme:dark){${colours(DARK)}}`;
