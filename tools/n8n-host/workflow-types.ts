/** A stored credential, as a node refers to it. */
export interface CredentialRef {
	/** The credential's type, e.g. `openAiApi`. */
	readonly type: string;
	readonly id: string;
	readonly name: string;
}

/** The kinds of connection between nodes that the tests and demos use. */
export type ConnectionType =
	| 'main'
	| 'ai_languageModel'
	| 'ai_tool'
	| 'ai_outputParser'
	| 'ai_memory'
	| 'ai_retriever';

/** A node to be added; without a position it is laid out. */
export interface NodeSpec {
	/** Unique within the workflow. */
	readonly name: string;
	/** The full type name, e.g. `@n8n/n8n-nodes-langchain.agent`. */
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly credentials?: readonly CredentialRef[];
	readonly position?: readonly [x: number, y: number];
	/** Only for nodes with a webhook. */
	readonly webhookId?: string;
	/** Settings beside the parameters, such as `onError` or `retryOnFail`. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** A connection between two nodes, by their names. */
export interface Link {
	readonly from: string;
	readonly to: string;
	readonly type: ConnectionType;
	readonly outputIndex: number;
	readonly inputIndex: number;
}

/** A node in n8n's workflow format. */
export interface NodeJson {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: readonly [x: number, y: number];
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
	readonly webhookId?: string;
}

/** Where one output leads, in n8n's workflow format. */
export interface ConnectionJson {
	readonly node: string;
	readonly type: ConnectionType;
	readonly index: number;
}

/** From node name to connection type to output to targets. */
export type ConnectionsJson = Readonly<
	Record<string, Readonly<Partial<Record<ConnectionType, readonly (readonly ConnectionJson[])[]>>>>
>;

/** A workflow as n8n imports and exports it. */
export interface WorkflowJson {
	readonly name: string;
	readonly nodes: readonly NodeJson[];
	readonly connections: ConnectionsJson;
	readonly settings: Readonly<Record<string, unknown>>;
}
