package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;

/** Names of people who do not exist. */
final class Names {
    private Names() {}

    static String first(Dice dice) {
        return Ids.pick(
                dice, "Anna", "Ben", "Carla", "David", "Emma", "Felix", "Grace", "Henry", "Ines", "Jonas", "Kate",
                "Liam", "Maria", "Noah", "Olivia", "Paul", "Rosa", "Sam", "Tessa", "Vera", "Will", "Yara", "Zoe");
    }

    static String last(Dice dice) {
        return Ids.pick(
                dice, "Adams", "Bauer", "Clark", "Dubois", "Evans", "Fischer", "Garcia", "Hughes", "Ivanov", "Jones",
                "Klein", "Lopez", "Martin", "Novak", "Owens", "Peters", "Rossi", "Smith", "Taylor", "Visser", "Walker");
    }
}
