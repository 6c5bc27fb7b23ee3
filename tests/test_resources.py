from __future__ import annotations

from pathlib import Path

import pytest

from assessor.resources import packaged, search_path


def test_a_checkout_has_them_at_its_top() -> None:
    assert (packaged("rubrics") / "award-essay.yaml").is_file()
    assert packaged("prompts").is_dir()


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "assessor"
    (package / "rubrics_data").mkdir(parents=True)
    (tmp_path / "site-packages" / "rubrics").mkdir()
    assert packaged("rubrics", package) == package / "rubrics_data"


def test_a_strangers_folder_beside_the_package_is_not_ours(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "assessor"
    package.mkdir(parents=True)
    (tmp_path / "site-packages" / "prompts").mkdir()
    with pytest.raises(FileNotFoundError, match="install assessor again"):
        packaged("prompts", package)


def test_the_users_own_come_first(tmp_path: Path) -> None:
    assert search_path("rubrics", [tmp_path]) == (tmp_path, packaged("rubrics"))
