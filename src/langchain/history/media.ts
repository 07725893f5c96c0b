import { nonEmptyString, property } from '../chat-model-shape';
import type { MakerNeeds } from './needs';
import type { Block } from './message';

/** A file or image in no maker's form; either `data` (base64) or `url` is there. */
interface Media {
	readonly kind: 'image' | 'audio' | 'file';
	readonly mimeType: string;
	readonly data?: string;
	readonly url?: string;
	readonly name?: string;
}

const DATA_URL = /^data:([^;,]+);base64,(.*)$/s;
const IMAGE_EXTENSION = /\.(png|jpe?g|gif|webp)(?:[?#]|$)/i;

/** Whether a block is an image in any maker's form. */
export function isImage(block: Block): boolean {
	return mediaOf(block)?.kind === 'image';
}

/** The block in the form the maker takes; the same block when it is no media or has no form there. */
export function fitMedia(block: Block, form: MakerNeeds['media']): Block {
	if (isOwnForm(block, form)) return block;
	const media = mediaOf(block);
	return (media && FORMS[form](media)) ?? block;
}

function isOwnForm(block: Block, form: MakerNeeds['media']): boolean {
	if (block.type === 'image_url' && form !== 'google')
		return nonEmptyString(urlOf(block['image_url'])) !== undefined && typeof block['image_url'] === 'object';
	if (form === 'anthropic') return property(block['source'], 'type') !== undefined;
	if (form === 'google') return block.type === 'media' || block['source_type'] === 'url';
	return block.type === 'input_audio' || (block.type === 'file' && block['file'] !== undefined);
}

/** Reads the forms of OpenAI, Anthropic, Google and both of LangChain's own. */
function mediaOf(block: Block): Media | undefined {
	switch (block.type) {
		case 'image_url':
			return fromUrl('image', urlOf(block['image_url']));
		case 'input_image':
			return fromUrl('image', urlOf(block['image_url']));
		case 'input_audio':
			return fromData(
				`audio/${String(property(block['input_audio'], 'format'))}`,
				property(block['input_audio'], 'data'),
			);
		case 'media':
			return fromData(block['mimeType'] ?? block['mime_type'], block['data']);
		case 'image':
		case 'document':
			return fromSource(block) ?? fromLangChain(block);
		case 'file':
			return (
				fromUrl('file', property(block['file'], 'file_data'), property(block['file'], 'filename')) ??
				fromLangChain(block)
			);
		case 'audio':
			return fromLangChain(block);
		default:
			return block.type?.includes('/') ? fromData(block.type, block['data']) : undefined;
	}
}

function urlOf(value: unknown): unknown {
	return typeof value === 'string' ? value : property(value, 'url');
}

function fromUrl(kind: Media['kind'], url: unknown, name?: unknown): Media | undefined {
	if (typeof url !== 'string') return undefined;
	const [, mimeType, data] = DATA_URL.exec(url) ?? [];
	if (mimeType !== undefined) return fromData(mimeType, data, name);
	const extension = IMAGE_EXTENSION.exec(url)?.[1]?.toLowerCase().replace('jpg', 'jpeg');
	return {
		kind,
		url,
		mimeType: kind === 'image' ? `image/${extension ?? 'jpeg'}` : 'application/octet-stream',
	};
}

function fromData(mimeType: unknown, data: unknown, name?: unknown): Media | undefined {
	if (typeof mimeType !== 'string' || typeof data !== 'string') return undefined;
	const family = mimeType.split('/')[0];
	const kind = family === 'image' || family === 'audio' ? family : 'file';
	return { kind, mimeType, data, ...(typeof name === 'string' && { name }) };
}

/** Anthropic's `source`. */
function fromSource(block: Block): Media | undefined {
	const source = block['source'];
	if (property(source, 'type') === 'url')
		return fromUrl(block.type === 'image' ? 'image' : 'file', property(source, 'url'));
	return fromData(property(source, 'media_type'), property(source, 'data'), block['title']);
}

/** LangChain's blocks: `data` or `url`, and the media type in either spelling. */
function fromLangChain(block: Block): Media | undefined {
	const kind = block.type === 'image' || block.type === 'audio' ? block.type : 'file';
	const mimeType = block['mimeType'] ?? block['mime_type'] ?? (kind === 'image' ? 'image/jpeg' : undefined);
	const name = property(block['metadata'], 'filename');
	return fromData(mimeType, block['data'], name) ?? fromUrl(kind, block['url'], name);
}

function asUrl({ mimeType, data, url }: Media): string {
	return url ?? `data:${mimeType};base64,${data ?? ''}`;
}

const imageUrl = (media: Media): Block => ({ type: 'image_url', image_url: { url: asUrl(media) } });

/** How each form is written; undefined where a maker has none, so that its own refusal tells what is wrong. */
const FORMS: Readonly<Record<MakerNeeds['media'], (media: Media) => Block | undefined>> = {
	openai: (media) => {
		if (media.kind === 'image') return imageUrl(media);
		if (media.data === undefined) return undefined;
		const format = media.mimeType === 'audio/mpeg' ? 'mp3' : media.mimeType.split('/')[1];
		return media.kind === 'audio'
			? { type: 'input_audio', input_audio: { data: media.data, format } }
			: { type: 'file', file: { file_data: asUrl(media), filename: media.name ?? 'file' } };
	},
	anthropic: (media) => {
		if (media.kind === 'image') return imageUrl(media);
		if (media.kind === 'audio') return undefined;
		const { mimeType, data, url } = media;
		const source = url === undefined ? { type: 'base64', media_type: mimeType, data } : { type: 'url', url };
		return { type: 'document', source };
	},
	google: ({ kind, mimeType, data, url }) =>
		data === undefined
			? { type: kind, source_type: 'url', url, mime_type: mimeType }
			: { type: 'media', mimeType, data },
};
