/** Wordings of a prompt that is too long. Patterns are matched on lower-case text; all quantifiers are bounded. */
export const TOO_LONG = [
	/maximum (?:context|prompt|input) length/,
	/exceed\w{0,3} (?:the |model |model's |max |maximum )*(?:available )?context/,
	/context (?:length|window|size|limit)\b.{0,40}\bexceed/,
	/exceeds? .{0,40}\bcontext (?:length|window|size|limit)/,
	/max(?:imum)? context length/,
	/(?:prompt|input|request)(?: is| was)? too (?:long|large) for (?:the )?(?:requested |this )?model/,
	/prompt (?:is )?too long/,
	/prompt exceeds max length/,
	/input is too long/,
	/input tokens? (?:count )?exceed/,
	/input token count.{0,40}exceeds/,
	/prompt token count .{0,40}exceeds/,
	/exceeds the (?:maximum number of tokens|limit of [\d,]{1,12} tokens)/,
	/(?:prompt|input|context|tokens?)\b.{0,40} exceeds the limit of \d/,
	/(?:greater|longer|larger) than the (?:model's )?(?:maximum )?context/,
	/(?:exceeded|exceeds) (?:the )?model(?:'s)? token limit/,
	// "Daily token limit exceeded" is about the account.
	/(?<!\b(?:second|minute|hour|day|week|month|hourly|daily|weekly|monthly|rate) )token limit exceeded/,
	/context .{0,12}overflow/,
	/context shift is disabled/,
	/(?:input|output) tokens must be reduced/,
	/size limit exceeded by [\d,]{1,12} tokens/,
	/number of input tokens exceeds/,
	/too many (?:input|prompt) tokens/,
	/(?:prompt|input|request|messages?) (?:has|have|contains?) too many tokens/,
	/max(?:imum)? length of .{0,30}(?:question|prompt|input|message)/,
	/too many tokens: .{0,80}cannot exceed/,
	/tokens? in the prompt .{0,20}exceed/,
	/range of input length should be/,
	/reduce the length of (?:the |your )?(?:messages|prompt|input)/,
	/`?inputs`? tokens \+ `?max_new_tokens`? must be/,
	/超[过出].{0,20}(?:上下文|最大长度)/,
];

/** Whatever is counted of a prompt, said to be more than some limit; told apart from the other wordings by its order. */
export const LONGER_THAN_ALLOWED = [
	/\b(?:tokens?|prompt(?: length)?|input (?:length|tokens?|size)|the input|inputs|sequence length|context)\b.{0,60}\b(?:exceeds?|cannot exceed|longer than|greater than|larger than|must (?:be|have) (?:less|fewer) than)\b.{0,60}\b(?:tokens?|length|max\w{0,20}|limit|context)\b/,
	/\btokens?\b.{0,60}\bover the .{0,30}\b(?:window|limit|context)\b/,
	/\b(?:conversation|history|prompt|messages?|input)s? (?:is |are |was |were )?too (?:long|large)\b/,
	/\bmax(?:imum)? (?:input|prompt|context) tokens?\b/,
];

/** Wordings of an account that has nothing left. */
export const QUOTA = [
	/credit balance is too low/,
	/insufficient (?:quota|balance|credits?|funds)/,
	/(?:requires?|purchase|buy|add|have any|out of|no) (?:more |additional )?credits?\b/,
	/exceeded (?:your|the) (?:current|monthly|included|billing|spend)/,
	/billing (?:hard )?limit/,
	/spend(?:ing)? (?:limit|cap)/,
	/\b(?:key|credit|budget|usage) limit (?:exceeded|reached)/,
	/payment required/,
	/out of .{0,30}\bquota\b/,
	/\bquota (?:is |has been |was )?(?:used up|exhausted|reached)/,
	/used up .{0,40}\b(?:allocation|quota|credits?)\b/,
	/\bbudget (?:has been |was |is )?exceeded/,
	/free tier .{0,40}\bexhausted/,
	/limited to [\d,]{1,12} api calls ?\/ ?month/,
	/requires billing|billing (?:is )?(?:disabled|not active|not enabled)/,
	/account is in good standing/,
	/you will regain access/,
	/\bbalance\b.{0,30}\b(?:insufficient|not enough|too low)|not enough (?:balance|credits?|funds)|top up/,
	/余额不足|欠费/,
];

/** Wordings of a refusal by policy. */
export const REFUSED = [
	/content (?:management |moderation |filtering |safety )?(?:policy|policies|filter)/,
	/violat\w{0,4} .{0,60}(?:usage|content|safety|responsible ai|prompt injection)/,
	/(?:blocked|filtered) (?:due to|because of|by) .{0,40}(?:safety|policy|filter|prohibited|recitation|blocklist)/,
	/flagged .{0,60}(?:violat|moderation|policy|unsafe)/,
	/input was flagged/,
	/(?:violat|against|breach)\w{0,6} .{0,60}\bpolic(?:y|ies)\b/,
	/敏感|不安全|违规/,
	/content exists risk/,
	/\bblocked (?:output|input|prompt):/,
	/rejected by (?:the|our) (?:content filter|safety system)/,
];

/** Wordings of a credential that is not accepted. */
export const AUTH = [
	/(?:invalid|incorrect|missing|no|expired|wrong|bad|malformed) .{0,30}(?:api[ -]?key|credentials?\b|authentication|(?:access|auth|bearer|security) token|(?<!thought[ _])signature(?!.{0,12}thinking)|subscription key)/,
	/api[ _-]?key.{0,30}(?:not valid|invalid|missing|not found|expired|empty|required|not set|revoked|leaked)/,
	/security token .{0,40}(?:invalid|expired)/,
	/authentication fail/,
	/(?:access|auth|bearer) token (?:is )?(?:invalid|expired)/,
	/\bunauthorized\b|\bauthorization failed\b/,
	/could not (?:load|refresh) .{0,30}(?:credentials|access token)/,
	/\binvalid_(?:grant|client)\b/,
];

/** Wordings of an option that the model does not have. */
export const UNSUPPORTED = [
	/maximum allowed number of output tokens/,
	/max_(?:completion_|output_)?tokens\b.{0,20}too large/,
	/model (?:does not|doesn't|cannot) (?:support|accept|handle|process|read)/,
	/not supported (?:with|by|on) (?:this|the) model/,
	/\bonly supported (?:by|on|with|for)\b/,
	/not enabled for (?:this model|models?\/)/,
	/tool choice requires/,
	/\b(?:tools?|(?:tool|function) calling|images?|vision|audio|streaming|json mode)\b.{0,20}\b(?:not|isn't|aren't) (?:available|supported|enabled|accepted)/,
	/\bonly supports? (?:text|one|a single)\b/,
	/cannot be used with (?:this|the) model/,
	/cannot both be specified for (?:this|the) model/,
	/model only works in\b/,
	/\btype is unavailable now\b/,
	/unrecognized request argument/,
	/not supported in .{0,20}\bmode\b/,
	/\brole (?:is )?not supported/,
	/unknown variant/,
	/unsupported (?:parameter|value|feature|file|image|media|content|tool|source)/,
	/endpoints found that support/,
	/does not match any of the expected tags/,
	/does not support (?:tools?|tool|function|image|images|audio|streaming|system|json|response)/,
];

/** Wordings of a model that is not there. */
export const NO_MODEL = [
	/models?\b.{0,120}?\b(?:not found|does not exist|doesn't exist|not exist|no longer available|has been (?:deprecated|decommissioned|retired|removed)|is not (?:available|supported|found))/,
	/(?:unknown|no such|unrecognized|invalid) model\b/,
	/model identifier is invalid/,
	/no models? (?:is |are )?(?:currently )?loaded/,
	/no route for (?:that|the) ur[il]\b/,
	/on-demand throughput isn.t supported/,
	/not a valid model/,
	/model .{0,60}\bis (?:unknown|unavailable)\b/,
	/deployment .{0,60}does not exist/,
	/no endpoints found/,
	/(?:could not|cannot) find (?:the )?model/,
];

/** Wordings of a limit on how often or how much is asked. */
export const RATE = [
	/rate[ -]?limit/,
	/too many (?:requests|tokens)/,
	/throttl/,
	/\b(?:request|requests|qps|rpm|tpm|call) limit (?:reached|exceeded)/,
	/quota exceeded for/,
	/resource (?:has been )?exhausted/,
	/requests per (?:second|minute|hour|day)/,
];

/** Wordings of a service that has no capacity. */
export const OVERLOADED = [
	/overloaded/,
	/capacity (?:temporarily )?exceeded/,
	/(?:at|over|no|insufficient) (?:available )?capacity/,
	/(?:service|model|server) (?:is )?(?:temporarily |currently )?unavailable/,
	/currently experiencing high (?:demand|load)/,
	/model .{0,80}is currently loading/,
];
