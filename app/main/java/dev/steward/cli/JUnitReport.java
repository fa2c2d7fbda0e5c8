package dev.steward.cli;

import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outcomes as the XML that build servers read: a suite for each folder, a case for each file. */
final class JUnitReport {
    private final List<Outcome> outcomes;

    JUnitReport(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    void write(Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
            suites(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException failed) {
            throw new StorageFailed(
                    "report",
                    "The report " + file + " could not be written: " + failed.getMessage() + ".",
                    "Choose a folder that exists and that you may write to.",
                    failed);
        }
    }

    private void suites(XMLStreamWriter xml) throws XMLStreamException {
        Map<String, List<Outcome>> bySuite = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::suite, LinkedHashMap::new, Collectors.toList()));
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "steward");
        counts(xml, outcomes);
        for (Map.Entry<String, List<Outcome>> suite : bySuite.entrySet()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", clean(suite.getKey()));
            counts(xml, suite.getValue());
            for (Outcome outcome : suite.getValue()) {
                testcase(xml, outcome);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<Outcome> some) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(some.size()));
        xml.writeAttribute("failures", Long.toString(count(some, Verdict.Failed.class)));
        xml.writeAttribute("errors", Long.toString(count(some, Verdict.Broken.class)));
        xml.writeAttribute("time", seconds(some.stream().map(Outcome::took).reduce(Duration.ZERO, Duration::plus)));
    }

    private static long count(List<Outcome> some, Class<? extends Verdict> verdict) {
        return some.stream().map(Outcome::verdict).filter(verdict::isInstance).count();
    }

    private static void testcase(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(outcome.suite()));
        xml.writeAttribute("name", clean(outcome.name()));
        xml.writeAttribute("time", seconds(outcome.took()));
        switch (outcome.verdict()) {
            case Verdict.Passed passed -> {}
            case Verdict.Failed failed ->
                complaint(
                        xml,
                        "failure",
                        "the answer is not the expected one",
                        failed.differences().stream().map(Summary::sentence).collect(Collectors.joining("\n")));
            case Verdict.Broken broken ->
                complaint(
                        xml,
                        "error",
                        broken.failure().getMessage(),
                        broken.failure().remedy());
        }
        xml.writeEndElement();
    }

    private static void complaint(XMLStreamWriter xml, String element, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", clean(message));
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toMillis(), 3).toPlainString();
    }

    /** XML 1.0 has no way at all to write most control characters. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && !(c >= 0xd800 && c < 0xe000) && c < 0xfffe
                                || c >= 0x10000
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
