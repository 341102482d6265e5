"""The stand-in for TensorFlow: Rasa imports, real use fails with advice, the real one replaces it."""

import subprocess
import sys
import zipfile
from importlib.metadata import version

import pytest

from tests.conftest import ROOT


def python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)


def test_it_satisfies_the_version_that_rasa_pins():
    from packaging.specifiers import SpecifierSet

    assert version("tensorflow") in SpecifierSet("==2.12.0")


def test_rasa_with_its_neural_modules_imports_without_tensorflow():
    done = python(
        "import rasa.core.agent, rasa.nlu.classifiers.diet_classifier, rasa.core.policies.ted_policy, sys;"
        "import tensorflow; print(tensorflow.__version__)"
    )
    assert done.returncode == 0, done.stderr
    assert "2.12.0+lean" in done.stdout


@pytest.mark.parametrize(
    "use", ["tf.constant([1, 2])", "tf.keras.layers.Dense(3)", "tf.config.list_physical_devices('GPU')"]
)
def test_real_use_fails_and_says_what_to_do(use):
    done = python(f"import tensorflow as tf\ndef use():\n    return {use}\nuse()")
    assert done.returncode != 0
    assert "TensorFlowMissingError" in done.stderr
    assert "make tensorflow" in done.stderr


def test_classes_decorators_and_type_checks_go_through_at_import():
    done = python(
        "import tensorflow as tf\n"
        "from tensorflow.keras.utils import Sequence\n"
        "import tensorflow_hub, tensorflow_text\n"
        "@tf.function\n"
        "def plain(): return 1\n"
        "@tf.keras.utils.register_keras_serializable()\n"
        "class Layer(tf.keras.layers.Layer):\n"
        "    @tf.function(autograph=False)\n"
        "    def call(self): return 2\n"
        "print(plain(), issubclass(Layer, tf.keras.layers.Layer), isinstance(3, tf.Tensor), Sequence.__name__)\n"
    )
    assert done.stdout.split() == ["1", "True", "False", "Sequence"], done.stderr


def test_a_neural_component_in_the_pipeline_fails_with_advice_and_not_silently(tmp_path):
    (tmp_path / "config.yml").write_text(
        "recipe: default.v1\nassistant_id: x\nlanguage: nl\n"
        "pipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: DIETClassifier\n  epochs: 1\n"
    )
    (tmp_path / "nlu.yml").write_text(
        'version: "3.1"\nnlu:\n'
        "- intent: a\n  examples: |\n    - een\n    - twee\n- intent: b\n  examples: |\n    - drie\n    - vier\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "rasa", "train", "nlu", "-c", "config.yml", "-u", "nlu.yml", "--out", "models"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "make tensorflow" in done.stdout + done.stderr


def test_installing_a_package_called_tensorflow_2_12_0_replaces_it_completely(tmp_path):
    """With a small wheel of that name and version in place of the 600 MB of the real one."""
    wheel = tmp_path / "tensorflow-2.12.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tensorflow/__init__.py", "__version__ = '2.12.0'\n")
        archive.writestr(
            "tensorflow-2.12.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tensorflow\nVersion: 2.12.0\n"
        )
        archive.writestr(
            "tensorflow-2.12.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(
            "tensorflow-2.12.0.dist-info/RECORD",
            "tensorflow/__init__.py,,\ntensorflow-2.12.0.dist-info/METADATA,,\n"
            "tensorflow-2.12.0.dist-info/WHEEL,,\ntensorflow-2.12.0.dist-info/RECORD,,\n",
        )
    place = tmp_path / "environment"
    uv = [str(ROOT / ".venv/bin/uv"), "pip", "install", "--quiet", "--no-deps", "--target", str(place)]
    copy = tmp_path / "lean"
    subprocess.run(["cp", "-R", str(ROOT / "lean-tensorflow"), str(copy)], check=True)
    subprocess.run([*uv, "--python", sys.executable, "--no-build-isolation", str(copy)], check=True)
    show = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tensorflow;"
        "print(tensorflow.__version__, hasattr(tensorflow, 'keras'))"
    )
    before = subprocess.run([sys.executable, "-c", show, str(place)], capture_output=True, text=True, check=True)
    assert before.stdout.split() == ["2.12.0+lean", "True"]
    subprocess.run(
        [
            *uv,
            "--python",
            sys.executable,
            "--no-index",
            "--find-links",
            str(tmp_path),
            "tensorflow==2.12.0",
            "--upgrade",
            "--reinstall",
        ],
        check=True,
    )
    after = subprocess.run([sys.executable, "-c", show, str(place)], capture_output=True, text=True, check=True)
    assert after.stdout.split() == ["2.12.0", "False"]
