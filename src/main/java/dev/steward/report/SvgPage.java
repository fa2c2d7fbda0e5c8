package dev.steward.report;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A chart as SVG; text stays text, in Inter where it is installed and the reader's own font elsewhere. */
record SvgPage(ChartExport export) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FAMILIES = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    void write(OutputStream out) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGraphics2D g2 = new SVGGraphics2D(document);
        export.draw(g2);
        Element root = g2.getRoot();
        int width = export.page().width();
        int height = export.page().height();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        Node first = root.getFirstChild();
        root.insertBefore(text(document, "title", export.chart().title()), first);
        root.insertBefore(text(document, "desc", export.chart().description()), first);
        nameFonts(root);
        save(root, out);
    }

    /** Not by the generator's own writer, which names a document type that readers would fetch from the network. */
    private static void save(Element root, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("the picture cannot be written as XML", e);
        }
    }

    private static Element text(Document document, String name, String content) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.setTextContent(content);
        return element;
    }

    /** Weights are families of their own to Java; everybody else knows them as weights. */
    private static void nameFonts(Element element) {
        String family = element.getAttribute("font-family");
        if (family.contains("Inter")) {
            element.setAttribute("font-family", FAMILIES);
            if (family.contains("SemiBold")) {
                element.setAttribute("font-weight", "600");
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                nameFonts(inner);
            }
        }
    }
}
