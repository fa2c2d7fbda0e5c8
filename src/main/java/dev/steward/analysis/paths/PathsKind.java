package dev.steward.analysis.paths;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.paths.PathsPicture.Place;
import dev.steward.analysis.paths.PathsPicture.Route;
import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Paths among the kinds of question. A cell's row is the step or position, counted from 1; its group is a link's two
 * nodes, or a node alone; its column says whether the table or the picture has it, which may put nodes together.
 */
public final class PathsKind implements Kind<Paths, PathsResult> {
    static final String NAME = "paths";
    static final int IN_TABLE = 0;
    static final int IN_PICTURE = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Paths> question() {
        return Paths.class;
    }

    @Override
    public Paths read(JsonFields fields) {
        return PathsJson.read(fields);
    }

    @Override
    public ObjectNode write(Paths question) {
        return PathsJson.write(question);
    }

    @Override
    public PathsResult answer(Paths question, Data data, Work work) {
        Busiest busiest = busiest(question, data, work);
        return PathsResult.of(
                count(question, busiest, data, work), question.shown().minimumCount());
    }

    /** Which nodes keep their name, where the question limits them: that takes a first count. */
    private static Busiest busiest(Paths question, Data data, Work work) {
        return question.shown().maxNodesPerStep().isEmpty()
                ? Busiest.ALL
                : Busiest.ofSides(
                        count(question, Busiest.ALL, data, work).links(),
                        question.shown().maxNodesPerStep().getAsInt());
    }

    private static PathsFold.Counted count(Paths question, Busiest busiest, Data data, Work work) {
        return data.reader().inPlace()
                ? CountedLinks.read(question, busiest, data.reader(), work)
                : data.journeys().fold(NodeIds.query(question), () -> new PathsFold(question, busiest), work);
    }

    @Override
    public ObjectNode json(Paths question, PathsResult result) {
        return PathsTables.json(result);
    }

    @Override
    public Table table(Paths question, PathsResult result) {
        return PathsTables.table(PathsWords.title(question), result);
    }

    @Override
    public Optional<Cell> cell(Paths question, PathsResult result, int tableRow, int tableColumn) {
        return PathsTables.cell(result, tableRow, tableColumn);
    }

    @Override
    public People people(Paths question, Cell cell, Data data, Work work) {
        Busiest busiest = busiest(question, data, work);
        List<Link> links = links(question, cell, busiest, data, work);
        return data.reader().inPlace()
                ? CountedLinks.people(question, busiest, links, data.reader(), work)
                : data.journeys().fold(NodeIds.query(question), () -> new PeopleFold(question, busiest, links), work);
    }

    /** The links that a cell's people take. */
    private static List<Link> links(Paths question, Cell cell, Busiest busiest, Data data, Work work) {
        if (cell.column() == IN_TABLE) {
            return List.of(new Link(
                    cell.row(), cell.group().getFirst(), cell.group().getLast(), 0, 0, OptionalDouble.empty()));
        }
        PathsFold.Counted counted = count(question, busiest, data, work);
        PathsPicture picture = new PathsPicture(
                question, PathsResult.of(counted, question.shown().minimumCount()));
        return cell.group().size() == 1
                ? picture.touching(new Place(cell.row(), cell.group().getFirst()), counted.links())
                : picture.within(new Route(
                        cell.row(), cell.group().getFirst(), cell.group().getLast()));
    }

    @Override
    public Chart chart(Paths question, PathsResult result) {
        return new PathsPicture(question, result).chart(PathsWords.title(question));
    }

    @Override
    public String words(Paths question) {
        return PathsWords.of(question);
    }

    @Override
    public List<String> remarks(Paths question, PathsResult result) {
        return PathsWords.remarks(question, result);
    }

    /** Where nodes are events, those that paths start and end at and those left out are names of events, too. */
    @Override
    public List<String> eventNames(Paths question) {
        Paths.Nodes nodes = question.nodes();
        Stream<String> named = nodes.events().isEmpty() ? nodes.property().keySet().stream() : nodes.events().stream();
        boolean plain = nodes.property().isEmpty() && nodes.groupings().isEmpty();
        Stream<String> meant = plain
                ? Stream.of(
                                question.cut().startAt().stream(),
                                question.cut().endAt().stream(),
                                nodes.excluded().stream())
                        .flatMap(names -> names)
                : Stream.empty();
        return Stream.concat(named, meant).distinct().toList();
    }

    @Override
    public List<String> propertyNames(Paths question) {
        return Mentions.properties(question.scope(), List.of(Matcher.ANY), NodeIds.properties(question.nodes()));
    }
}
