"""Looking the installation over: what is well and what is not, in sentences, and never what people wrote."""

from storage.doctor.installation import doctor

__all__ = [
    "doctor",
]
