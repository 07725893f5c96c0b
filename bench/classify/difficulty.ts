import { taskGap } from '../../src/classify/learned/task-gap';
import { DENSE_NAMES } from '../../src/classify/model/dense-features';
import { TASK_IDS } from '../../src/domain/task';
import { calibrated, fitTemperature, type HeldOut } from '../../training/calibration';
import { difficultyOf, type GradedRow, trainDifficulty } from '../../training/difficulty';
import { SETTINGS, type Weighted } from '../../training/fit';
import { foldOf, FOLDS } from '../../training/folds';
import { correlation } from '../../training/metrics';
import type { RawVector } from '../../training/vectors';
import { buildVocabulary, toRow, type Vocabulary } from '../../training/vocabulary';

type Graded = GradedRow & { readonly vector: RawVector };

function gradedRows(heldOut: readonly HeldOut[], vocabulary: Vocabulary): Graded[] {
	const temperature = fitTemperature(heldOut);
	return heldOut.flatMap(({ vector, probabilities }) => {
		const { difficulty } = vector.example;
		if (difficulty === undefined) return [];
		const row = toRow(vector, vocabulary, 1, SETTINGS.difficultyScale);
		return [{ vector, row, tasks: calibrated(probabilities, temperature), difficulty }];
	});
}

function correlationOf(train: readonly Graded[], test: readonly Graded[], features: number): number[][] {
	const model = trainDifficulty(train, features, TASK_IDS.length);
	return test.map((row) => [difficultyOf(model, row), row.difficulty]);
}

/** As the router has it: the grade times the root of the gap between models at the likely tasks. */
function weighed(test: readonly Graded[], graded: readonly (readonly number[])[]): number[][] {
	return graded.map(([guessed = 0, truth = 0], at) => {
		const gap = taskGap(test[at]?.tasks ?? new Float64Array());
		return [Math.min(1, Math.max(0, guessed)) * Math.sqrt(gap), truth];
	});
}

function pearson(pairs: readonly (readonly number[])[]): string {
	return correlation(pairs.map(([x = 0, y = 0]) => [x, y])).toFixed(3);
}

/** Correlation of predicted with graded difficulty, on rows that were not trained on. */
export function measureDifficulty(trained: readonly Weighted[], heldOut: readonly HeldOut[]): string[] {
	const vocabulary = buildVocabulary(
		trained.map(({ vector }) => vector),
		SETTINGS.leastExamples,
	);
	const features = DENSE_NAMES.length + vocabulary.size;
	const rows = gradedRows(heldOut, vocabulary);
	const own = rows.filter(({ vector }) => vector.example.set !== 'just_eval');
	const graders = rows.filter(({ vector }) => vector.example.set === 'just_eval');
	const folds = Array.from({ length: FOLDS }, (_, fold) => {
		const inFold = ({ vector }: Graded): boolean => foldOf(vector.example) === fold;
		const others = rows.filter((row) => !inFold(row));
		const of = (rows: readonly Graded[]): { guessed: number[][]; routed: number[][] } => {
			const tested = rows.filter(inFold);
			const guessed = correlationOf(others, tested, features);
			return { guessed, routed: weighed(tested, guessed) };
		};
		return { own: of(own), graders: of(graders) };
	});
	const lines = [
		`| the project's requests, five folds | ${pearson(folds.flatMap((fold) => fold.own.guessed))} |`,
		`| the same, weighed by the gap of the task | ${pearson(folds.flatMap((fold) => fold.own.routed))} |`,
	];
	if (graders.length === 0) return lines;
	return [
		...lines,
		`| just-eval's graders, five folds | ${pearson(folds.flatMap((fold) => fold.graders.guessed))} |`,
		`| the same, weighed by the gap of the task | ${pearson(folds.flatMap((fold) => fold.graders.routed))} |`,
		`| just-eval's graders, trained on the project's requests alone | ${pearson(correlationOf(own, graders, features))} |`,
	];
}
