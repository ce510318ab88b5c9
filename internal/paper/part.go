package paper

// little is what is too little for a last page: two questions with their lines.
const little = (top - bottom) * 2 / 5

// everything sets the parts of the document, each from the top of a page.
func (s *sheet) everything() {
	var all layout
	for i, part := range divided(s.Blocks) {
		s.part(part, i == 0)
		all.pages, all.tags = append(all.pages, s.pages...), append(all.tags, s.tags...)
	}
	s.layout = all
}

// divided gives the blocks between new pages; only the first, below the title, may be empty.
func divided(blocks []Block) [][]Block {
	all := [][]Block{nil}
	for _, b := range blocks {
		last := len(all) - 1
		switch {
		case b.Kind != NewPage:
			all[last] = append(all[last], b)
		case last == 0 || len(all[last]) > 0:
			all = append(all, nil)
		}
	}
	if last := len(all) - 1; last > 0 && len(all[last]) == 0 {
		all = all[:last]
	}
	return all
}

// part sets a part. Where next to nothing would be left for its last page it is set closer, and where that is not enough
// its pages share what there is.
func (s *sheet) part(blocks []Block, first bool) {
	s.set(blocks, first, 1, bottom)
	pages, filled := len(s.pages), top-s.y
	if pages == 1 || filled > little {
		return
	}
	for _, air := range []float64{0.95, 0.9, 0.86} { // closer than that is hard to write on
		if s.set(blocks, first, air, bottom); len(s.pages) < pages {
			return
		}
	}
	free := (top - bottom - filled) / float64(pages)
	for _, share := range []float64{1, 0.8, 0.6, 0.4, 0} { // blocks are not cut, so that not all of it can be shared
		if s.set(blocks, first, 1, bottom+share*free); len(s.pages) == pages {
			return
		}
	}
}

// set lays a part out on pages of its own, with so much air between the lines and down to a height.
func (s *sheet) set(blocks []Block, first bool, air, low float64) {
	s.layout = newLayout(air, low)
	if first {
		s.title()
	}
	for i, b := range blocks {
		s.room(s.together(blocks[i:]))
		s.block(b)
	}
	s.endPage()
}

// together is the height that must be left on a page for the first of some blocks to begin there: questions keep what
// is to be filled in, words before a question stay with it, headings with the beginning of what they stand above.
func (s *sheet) together(blocks []Block) float64 {
	switch b := blocks[0]; b.Kind {
	case Question, Choices:
		return s.height(b)
	case Text:
		if len(blocks) > 1 && (blocks[1].Kind == Question || blocks[1].Kind == Choices) {
			return s.height(b) + s.height(blocks[1])
		}
	case Heading:
		if len(blocks) > 1 {
			return s.height(b) + max(s.together(blocks[1:]), 3*s.leading(textStyle))
		}
	}
	return 0
}

// height is how much of a page a block takes, with the gap that divides it from the block before.
func (s *sheet) height(b Block) float64 {
	kept := s.layout
	defer func() { s.layout = kept }()
	s.layout = newLayout(kept.air, kept.low)
	s.fresh = false
	s.block(b)
	return top - s.y
}
