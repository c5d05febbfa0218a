"""What every source of made-up data says of itself, beside its name."""

from __future__ import annotations

from typing import Any

from records.models import Licence

SYNTHETIC: dict[str, Any] = {
    "publisher": "TISEP",
    "licence": Licence.CC_BY_4,
    "attribution": "ข้อมูลสมมติเพื่อการสาธิต / Synthetic data for demonstration",
    "is_synthetic": True,
}
