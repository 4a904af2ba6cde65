"""A catalogue of national size: the records at hand over and over, each under a code and a name of its own."""

import itertools
import json
from pathlib import Path
from typing import Any

from procedures.national.sources import found_in
from tests.procedures.national import CATALOGUE

SIZE = 2300
# What people ask for: in its words, without accents, in their own words, with a slip, by code.
ASKED = (
    "khai sinh", "dang ky ket hon", "sổ đỏ", "giay doc than", "khai sihn", "giấy phép xây nhà", "hộ khẩu", "sao y",
    "tach thua dat", "chuyển mục đích sử dụng đất", "ddaats", "cấp đổi giấy chứng nhận", "đăng ký kinh doanh", "1.0011",
    "tôi muốn làm giấy khai sinh cho con", "gia han tam tru", "đăng ký biến động", "giao đất, cho thuê đất", "khai tử",
    "nhận cha mẹ con", "bảo hiểm cho bé", "chung chi hanh nghe xay dung", "đính chính giấy chứng nhận", "xóa ghi nợ",
)  # fmt: skip


def write_records(folder: Path) -> None:
    """SIZE records of the national catalogue's shape, one a file."""
    records = [found.record for found in found_in(CATALOGUE) if found.record]
    for number, record in zip(range(SIZE), itertools.cycle(records), strict=False):
        (folder / f"{number}.json").write_text(json.dumps(_varied(record, number), ensure_ascii=False))


def _varied(record: Any, number: int) -> dict[str, Any]:
    """The same under another code, and named as one of several districts' would be."""
    return {**record, "code": f"3.{number:06d}", "name": f"{record.get('name') or 'Thủ tục'} – khu vực {number}"}
