package media

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// A picture of this many pixels takes at most some sixty megabytes while it is decoded, whatever it is made of.
const (
	maxPixels = 4 << 20
	maxSide   = 4096
	quality   = 82
)

// readPicture draws a picture anew. Nothing of the file that came in is kept: no place, no time, no camera, and
// nothing that only pretends to be a picture.
func readPicture(data []byte) (checked, error) {
	config, decode := jpeg.DecodeConfig, jpeg.Decode
	if data[0] != 0xff {
		config, decode = png.DecodeConfig, png.Decode
	}
	size, err := config(bytes.NewReader(data))
	if err != nil || size.Width < 1 || size.Height < 1 {
		return checked{}, errUnreadable()
	}
	if size.Width > maxSide || size.Height > maxSide || size.Width*size.Height > maxPixels {
		return checked{}, errTooLarge()
	}
	seen, err := decode(bytes.NewReader(data))
	if err != nil {
		return checked{}, errUnreadable()
	}
	var drawn bytes.Buffer
	if err := jpeg.Encode(&drawn, onPaper(seen), &jpeg.Options{Quality: quality}); err != nil {
		return checked{}, err
	}
	return checked{kind: Picture, typ: "image/jpeg", data: drawn.Bytes()}, nil
}

// onPaper puts white behind what can be seen through: JPEG would make it black.
func onPaper(seen image.Image) image.Image {
	if opaque, ok := seen.(interface{ Opaque() bool }); ok && opaque.Opaque() {
		return seen
	}
	paper := image.NewRGBA(seen.Bounds())
	draw.Draw(paper, paper.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(paper, paper.Bounds(), seen, seen.Bounds().Min, draw.Over)
	return paper
}
