package dev.steward.chart;

import dev.steward.model.Course;
import java.util.stream.IntStream;

/** Which points of a course to draw, where there are more than can be told apart: of each stretch the lowest and the highest. */
final class Thinning {
    private Thinning() {}

    /** The indices of at most {@code most} numbers, in order. */
    static int[] keep(Course course, int most) {
        if (course.size() <= most) {
            return IntStream.range(0, course.size()).filter(course::has).toArray();
        }
        int stretches = Math.max(1, most / 2);
        return IntStream.range(0, stretches)
                .flatMap(stretch -> extremes(course, (int) ((long) course.size() * stretch / stretches), (int)
                        ((long) course.size() * (stretch + 1) / stretches)))
                .toArray();
    }

    /** The greatest distance of two kept numbers between which none is missing. */
    static int apart(Course course, int most) {
        return course.size() <= most ? 1 : 2 * Math.ceilDiv(course.size(), Math.max(1, most / 2));
    }

    private static IntStream extremes(Course course, int from, int end) {
        int lowest = -1;
        int highest = -1;
        for (int i = from; i < end; i++) {
            if (course.has(i)) {
                lowest = lowest < 0 || course.get(i) < course.get(lowest) ? i : lowest;
                highest = highest < 0 || course.get(i) > course.get(highest) ? i : highest;
            }
        }
        return IntStream.of(lowest, highest).filter(i -> i >= 0).sorted().distinct();
    }
}
