"""Metric values by the public reference implementations, for the golden tests of the harness.

Run when a metric changes: pip install rouge_score==0.1.2 sacrebleu==2.6.0 scikit-learn==1.9.1, then
`python test/gpu-backend/evaluate/make-goldens.py`. Writes goldens.json beside this file: 240 cases a metric, all made up
here from word lists and a seed.
"""

import json
import random
from pathlib import Path

import numpy as np
import sacrebleu
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer
from sklearn.metrics import ndcg_score

CASES = 240
WORDS = """running shoes waterproof jackets the a of batteries rechargeable charging cables 6.5 1,200 12-pack stainless steel
organization relational happiness hopefully generalization dying flies skies ties agreed plastered motoring conflated
troubled sizing hopping tanned falling hissing failing filing happy conditional rationally valenci digitizer vietnamization
predication operator feudalism decisiveness hopefulness formaliti sensitiviti sensibiliti triplicate formative formalize
electrical goodness revival allowance inference airliner adjustable defensible irritant replacement adjustment dependent
adoption communism activate angulariti effective bowdlerize probate rate cease controll roll technologically analogies
women's kids' don't "quoted" (in parentheses) & % $19.99 3.5mm naïve façade 10% 50/50 e-mail usb-c w/o news innings
proceeding exceeds succeeded beautifully possibly gently nationally""".split()


def sentence(source: random.Random, low: int, high: int) -> str:
    return " ".join(source.choice(WORDS) for _ in range(source.randint(low, high)))


def altered(source: random.Random, text: str) -> str:
    words = text.split()
    for _ in range(source.randint(0, 4)):
        at = source.randrange(len(words)) if words else 0
        action = source.random()
        if action < 0.4 and words:
            words[at] = source.choice(WORDS)
        elif action < 0.7 and len(words) > 1:
            del words[at]
        else:
            words.insert(at, source.choice(WORDS))
    joined = " ".join(words)
    return joined.title() if source.random() < 0.2 else joined


def main() -> None:
    source = random.Random(20261123)
    scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)
    texts = []
    for _ in range(CASES):
        reference = sentence(source, 1, 14)
        prediction = altered(source, reference) if source.random() < 0.8 else sentence(source, 0, 10)
        if source.random() < 0.1:
            prediction += "\nsecond line " + sentence(source, 1, 4)
        first = prediction.strip("\n").split("\n")[0]
        score = sacrebleu.corpus_bleu([first], [[reference]], lowercase=True).score
        texts.append(
            {
                "reference": reference,
                "prediction": prediction,
                "rougeL": scorer.score(reference, prediction)["rougeL"].fmeasure,
                "bleu": score / 100,
            }
        )

    # scikit-learn takes scores, not an order, and linear gains: the gains of 2^w - 1 are given to it as relevances.
    rankings = []
    for _ in range(CASES):
        count = source.randint(2, 8)
        weights = [source.choice([1, 0.1, 0.01, 0]) for _ in range(count)]
        order = list(range(1, count + 1))
        source.shuffle(order)
        scores = np.zeros(count)
        for position, number in enumerate(order):
            scores[number - 1] = count - position
        gains = 2 ** np.asarray(weights, dtype=float) - 1
        value = float(ndcg_score([gains], [scores])) if gains.sum() > 0 else 0.0
        rankings.append({"weights": weights, "order": order, "ndcg": value})

    stemmer = PorterStemmer()
    vocabulary = sorted({word.lower() for word in WORDS if word.isalpha() and word.isascii()})
    endings = ["s", "es", "ed", "ing", "ly", "ness", "ation", "ational", "ful", "ies", "y", "ied", "eed", "izer", "logi", "ement"]
    stems = {word: stemmer.stem(word) for word in vocabulary}
    for word in vocabulary[::2]:
        for ending in source.sample(endings, 5):
            stems[word + ending] = stemmer.stem(word + ending)

    out = Path(__file__).parent / "goldens.json"
    out.write_text(json.dumps({"texts": texts, "rankings": rankings, "stems": stems}, ensure_ascii=False, indent=0) + "\n")
    print(f"{out}: {len(texts)} texts, {len(rankings)} rankings, {len(stems)} stems")


if __name__ == "__main__":
    main()
