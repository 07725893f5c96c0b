/** What makes work hard, each a list of folded words or word beginnings (`*`) in the larger languages. */
export const DIFFICULTY_TERMS = {
	/** Work that needs a chain of steps. */
	steps: `prove, proof, proofs, derive, optimiz*, optimis*, architect*, design, trade, tradeoffs, analyz*, analys*, evaluate,
critique, compare, debug*, refactor*, strategy, plan, implement*, integrat*, algorithm*, complexity, reason*, justify, beweis*,
optimier*, entwirf, analysier*, begrund*, demontr*, optimis*, concevoir, analiz*, disen*, demuestr*, otimiz*, projet*, dimostr*,
ottimizz*, progett*, bewijs*, ontwerp*, udowodn*, zaprojekt*, докаж*, оптимизир*, анализ*, разработа*, kanitla*, tasarla*, 证, 推, 优, 析,
算, 設, 証`,
	/** Words of a specialist's trade. */
	expert: `theorem, lemma, integral, derivative*, eigen*, matrix, matrices, polynomial*, stochastic, bayes*, quantum, entropy,
thermodynam*, kinetic*, molecul*, genom*, protein*, pathophys*, diagnos*, differential, jurisdiction, liabilit*, statut*,
constitution*, fiduciar*, amortiz*, derivatives, arbitrage, kubernetes, concurren*, distributed, asynchron*, cryptograph*,
compiler, topolog*, asymptot*, convex, gradient, neural, regression, epistem*, ontolog*, semantic*, satz, matrizen, quanten*,
vertrag*, haftung*, theoreme, matrice*, quantique, teorema, matriz, cuantic*, quantic*, теорем*, матриц*, квант*, 定, 矩, 微, 积`,
	/** Conditions the answer must keep to. */
	constraints: `must, should, only, exactly, least, most, without, avoid, ensure, limit, constraint*, requirement*, format, muss,
soll, nur, genau, ohne, mindestens, hochstens, doit, seulement, exactement, sans, moins, debe, solo, exactamente, sin, deve,
apenas, exatamente, sem, soltanto, senza, moet, alleen, precies, zonder, musi, tylko, dokladnie, bez, должен, только, ровно, без,
必, 须, 不, 需, 仅`,
} as const;
