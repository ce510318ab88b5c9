package solver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// deepest is how far an input is nested at most; what goes deeper is refused by its type anyway.
const deepest = 8

// shape finds what decoding would take in silence: another value than an object, null, and a field that stands twice
// or is written otherwise. Where the text is no JSON it stops, decoding says so with its place.
func shape(text []byte) error {
	w := walk{text: text, decoder: json.NewDecoder(bytes.NewReader(text))}
	w.decoder.UseNumber()
	token, err := w.decoder.Token()
	if err != nil {
		return nil //nolint:nilerr // decoding says it better
	}
	if token != json.Delim('{') {
		return InputError{fmt.Sprintf("%s: an object with the people in it belongs here, not %s", place(text, w.decoder.InputOffset()), kindOf(token))}
	}
	w.object("", 1)
	if len(w.wrong) > 0 {
		return w.wrong
	}
	return nil
}

type walk struct {
	text    []byte
	decoder *json.Decoder
	wrong   InputError
}

func (w *walk) complain(format string, values ...any) {
	w.wrong = append(w.wrong, place(w.text, w.decoder.InputOffset())+": "+fmt.Sprintf(format, values...))
}

// value walks through the next value and reports whether one can go on behind it.
func (w *walk) value(at string, depth int) bool {
	token, err := w.decoder.Token()
	switch {
	case err != nil || depth > deepest:
		return false
	case token == json.Delim('{'):
		return w.object(at+".", depth)
	case token == json.Delim('['):
		for i := 0; w.decoder.More(); i++ {
			if !w.value(fmt.Sprintf("%s[%d]", at, i), depth+1) {
				return false
			}
		}
		_, err = w.decoder.Token()
	case token == nil:
		w.complain("%s: null is no value, leave the field out", at)
	}
	return err == nil
}

func (w *walk) object(at string, depth int) bool {
	seen := map[string]bool{}
	for w.decoder.More() {
		token, err := w.decoder.Token()
		if err != nil {
			return false
		}
		key, _ := token.(string)
		switch {
		case seen[key]:
			w.complain("%s%s: stands there twice", at, key)
		case key != strings.ToLower(key):
			w.complain("unknown field %q", key)
		}
		seen[key] = true
		if !w.value(at+key, depth+1) {
			return false
		}
	}
	_, err := w.decoder.Token()
	return err == nil
}

// kindOf names what stands somewhere as people who write files do.
func kindOf(token json.Token) string {
	switch token.(type) {
	case json.Delim:
		return "a list"
	case string:
		return "a text"
	case bool:
		return "true or false"
	case nil:
		return "null"
	}
	return "a number"
}
