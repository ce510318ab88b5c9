package contact

import (
	"time"

	"mainpate/internal/limit"
)

// A person may mistype; an address gets few codes, whoever asks for them.
var (
	ofPerson  = limit.Span{Most: 6, Per: time.Hour}
	ofAddress = limit.Span{Most: 3, Per: time.Hour}
	ofDay     = limit.Span{Most: 10, Per: 24 * time.Hour}
)
