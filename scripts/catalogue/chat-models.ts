const NOT_CHAT =
	/embed|minilm|mpnet|[-/]e5-|rerank|whisper|moderation|[-_]tts|tts[-_]|transcri|dall-e|imagen|[-/]veo-|lyria|flux|stable-diffusion|sdxl|[-/]sora|ocr|controlnet|[-_]guard|guard[-_]|shield|bge-|e5-mistral|gte-|image-generation|text-to-speech|speech-to-text|parakeet|canary-|recraft/i;

/** Whether an id looks like a model that chats; the sources' own mode or modality is looked at first. */
export function looksLikeChat(id: string): boolean {
	return !NOT_CHAT.test(id);
}
