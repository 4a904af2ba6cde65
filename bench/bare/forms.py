"""Ten fields and a file, as plain Django forms."""

from django import forms


class Person(forms.Form):
    name = forms.CharField(max_length=150)
    personal_id = forms.RegexField(r"^\d{12}$", required=False)
    organisation = forms.CharField(max_length=200, required=False)
    phone = forms.RegexField(r"^\d{10}$")
    email = forms.EmailField(required=False)


class Document(forms.Form):
    title = forms.CharField(max_length=200)
    issuer = forms.CharField(max_length=200)
    number = forms.CharField(max_length=200, required=False)
    pages = forms.IntegerField(min_value=1, max_value=500)
    copies = forms.IntegerField(min_value=0, max_value=100)


class Scan(forms.Form):
    scan = forms.FileField()


class Everything(Person, Document, Scan):
    """All of it on one page."""
