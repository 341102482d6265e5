"""Train, score and pack the drop-in Dutch pipeline ``nl_core_news_sm`` 3.7.0+ud1.

Why it exists: the official nl_core_news_sm 3.7.0 wheel is a release file on GitHub and cannot be had where only the
package registries are reached. This pipeline has the same name and the parts that Ouderwijs needs: tok2vec,
morphologizer, tagger and trainable lemmatizer (no parser, no entities).

Run it from the project's root with the folder of the treebanks as argument:

    .venv/bin/python language/train.py FOLDER

It reads the dev and test parts of UD_Dutch-Alpino and UD_Dutch-LassySmall in CoNLL-U (CC BY-SA 4.0). The Alpino test
part is only scored. One sentence in sixteen of the rest decides when training stops; the others are trained on.
"""

import argparse
import json
import shutil
import tempfile
from itertools import islice
from pathlib import Path

import spacy
from spacy.cli.convert import convert
from spacy.cli.package import package
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training import Corpus
from thinc.api import Config

HERE = Path(__file__).parent
VERSION = "3.7.0+ud1"
TRAINING_PARTS = ("nl_alpino-dev", "nl_lassysmall-dev", "nl_lassysmall-test")
TEST_PART = "nl_alpino-test"
EVERY_NTH_IS_DEV = 16
FIGURES = ("token_acc", "pos_acc", "morph_acc", "tag_acc", "lemma_acc")
META = {
    "lang": "nl",
    "name": "core_news_sm",
    "version": VERSION,
    "description": (
        "Drop-in for nl_core_news_sm 3.7.0 where only package registries can be reached: "
        "tok2vec, morphologizer, tagger, trainable_lemmatizer."
    ),
    "author": "Ouderwijs",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": name,
            "url": "https://universaldependencies.org",
            "license": "CC BY-SA 4.0",
            "author": "Gosse Bouma, Gertjan van Noord",
        }
        for name in ("UD Dutch Alpino (dev)", "UD Dutch LassySmall (dev, test)")
    ],
}


def main() -> None:
    """Train on the treebanks in the folder given and write ``language/package`` and ``language/scores.json``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", type=Path, help="folder with the four .conllu files")
    treebanks = parser.parse_args().treebanks
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        convert_treebanks(treebanks, work)
        split_off_dev(work)
        train(
            HERE / "config.cfg",
            work / "model",
            overrides={"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")},
        )
        best = work / "model" / "model-best"
        figures = score(best, work / f"{TEST_PART}.spacy")
        describe(best, figures)
        pack(best, work)
    (HERE / "scores.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))


def convert_treebanks(treebanks: Path, work: Path) -> None:
    """Turn the CoNLL-U files into spaCy's binary format, one sentence a document.

    Raises:
        SystemExit: when a treebank is missing.
    """
    for part in (*TRAINING_PARTS, TEST_PART):
        source = treebanks / f"{part}.conllu"
        if not source.exists():
            raise SystemExit(f"{source} is missing: give the folder that holds the four UD Dutch parts.")
        convert(source, work, file_type="spacy", n_sents=1, converter="conllu", silent=True)


def split_off_dev(work: Path) -> None:
    """Write ``train.spacy`` and ``dev.spacy``: every sixteenth sentence of the training parts goes to dev."""
    vocab = spacy.blank("nl").vocab
    docs = [doc for part in TRAINING_PARTS for doc in DocBin().from_disk(work / f"{part}.spacy").get_docs(vocab)]
    dev = list(islice(docs, 0, None, EVERY_NTH_IS_DEV))
    chosen = {id(doc) for doc in dev}
    DocBin(docs=dev).to_disk(work / "dev.spacy")
    DocBin(docs=[doc for doc in docs if id(doc) not in chosen]).to_disk(work / "train.spacy")


def score(model: Path, test: Path) -> dict[str, float]:
    """Score the model on sentences that it did not train on; each figure is a share between 0 and 1."""
    nlp = spacy.load(model)
    scores = nlp.evaluate(list(Corpus(test)(nlp)))
    return {name: round(scores[name], 4) for name in FIGURES}


def describe(model: Path, figures: dict[str, float]) -> None:
    """Put name, licence, sources and figures into the model's own description, and take out where it was trained."""
    config = Config().from_disk(model / "config.cfg", interpolate=False)
    config["paths"].update(train=None, dev=None)
    config.to_disk(model / "config.cfg")
    path = model / "meta.json"
    meta = {**json.loads(path.read_text()), **META, "performance": figures}
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n")


def pack(model: Path, work: Path) -> None:
    """Replace ``language/package`` by an installable Python package that holds the model."""
    package(model, work, create_sdist=False, create_wheel=False, silent=True)
    target = HERE / "package"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(work / f"nl_core_news_sm-{VERSION}", target)


if __name__ == "__main__":
    main()
