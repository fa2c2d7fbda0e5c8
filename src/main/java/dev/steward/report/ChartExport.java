package dev.steward.report;

import dev.steward.chart.Chart;
import dev.steward.chart.Palette;
import dev.steward.chart.Poster;
import dev.steward.model.BadInput;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A chart as a picture file, its caption below it. */
public record ChartExport(Chart chart, Caption caption, Page page) {
    public enum Format {
        PNG,
        SVG,
        PDF;

        /** The one a file's name ends in; throws {@link BadInput} for another ending. */
        public static Format of(Path target) {
            return Extension.of(target, values());
        }
    }

    /**
     * The picture's size in pixels, or points of 1/72 inch in a PDF.
     *
     * @param scale PNG only: how many pixels of the file make one of the picture
     */
    public record Page(Palette palette, int width, int height, double scale) {
        private static final long MOST_PIXELS = 100_000_000;

        public Page {
            boolean sized = width >= 100 && height >= 80 && width <= 20_000 && height <= 20_000;
            if (!sized || !(scale >= 0.25) || width * scale * height * scale > MOST_PIXELS) {
                throw new BadInput(
                        "export.size",
                        "a picture of " + width + " x " + height + " at scale " + scale + " cannot be made",
                        "Choose at least 100 x 80 pixels, and at most 100 million pixels in all.");
            }
        }

        /** For a page of a document: 900 x 500, and twice as many pixels in a PNG. */
        public static Page usual(Palette palette) {
            return new Page(palette, 900, 500, 2);
        }
    }

    /** By the file's extension: png, svg or pdf. Throws {@link BadInput} for another one, {@link dev.steward.model.StorageFailed}. */
    public void write(Path target) {
        write(Format.of(target), target);
    }

    public void write(Format format, Path target) {
        Draft.write(target, out -> {
            switch (format) {
                case PNG -> png(out);
                case SVG -> new SvgPage(this).write(out);
                case PDF -> new PdfPage(this).write(out);
            }
        });
    }

    /** The picture as it stands in a PNG, for the clipboard. */
    public BufferedImage image() {
        int width = (int) Math.round(page.width() * page.scale());
        int height = (int) Math.round(page.height() * page.scale());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(page.scale(), page.scale());
        draw(g2);
        g2.dispose();
        return image;
    }

    void draw(Graphics2D g2) {
        new Poster(chart, caption.lines()).draw(g2, page.width(), page.height(), page.palette());
    }

    private void png(OutputStream out) throws IOException {
        if (!ImageIO.write(image(), "png", out)) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
