package dev.steward.ingest.demo;

import java.util.List;

/** What PetForce's people name, read and look for. Plain letters: the texts stand in JSON as they are. */
final class Words {
    static final List<String> FIRST_NAMES = List.of(
            "anna", "ben", "carla", "david", "emma", "felix", "grace", "henry", "ines", "jonas", "kate", "liam",
            "maria", "noah", "olivia", "paul", "quinn", "rosa", "sam", "tessa", "umar", "vera", "will", "yara", "zoe");
    static final List<String> LAST_NAMES = List.of(
            "adams", "bauer", "clark", "dubois", "evans", "fischer", "garcia", "hughes", "ivanov", "jones", "klein",
            "lopez", "martin", "novak", "owens", "peters", "quist", "rossi", "smith", "taylor", "unger", "visser",
            "walker", "young", "zimmer");
    static final List<String> MAIL_DOMAINS = List.of("example.com", "example.org", "mail.example", "post.example");
    static final List<String> ARTICLES = List.of(
            "first-vaccines",
            "puppy-teeth",
            "cat-litter-habits",
            "tick-season",
            "senior-dog-diet",
            "rabbit-teeth",
            "heat-and-cars",
            "neutering-when",
            "travel-papers",
            "new-year-fireworks",
            "weight-and-treats",
            "worming-plan",
            "scratching-post",
            "bird-at-home",
            "insurance-or-not");
    static final List<String> TOPICS = List.of("health", "food", "behaviour", "travel");
    static final List<String> SEARCHES = List.of(
            "vaccine",
            "vet near me",
            "worming",
            "dry food",
            "insurance",
            "vomiting",
            "ticks",
            "toilet training",
            "limping",
            "dentist");
    static final List<String> DOGS =
            List.of("Mixed", "Labrador", "French Bulldog", "Golden Retriever", "Beagle", "Poodle", "Dachshund");
    static final List<String> CATS =
            List.of("European Shorthair", "Maine Coon", "Siamese", "Mixed", "British Shorthair");
    static final List<String> OTHERS = List.of("Dwarf Rabbit", "Guinea Pig", "Budgerigar");
    static final List<String> PET_NAMES = List.of(
            "Luna", "Bella", "Max", "Charlie", "Milo", "Coco", "Rocky", "Nala", "Simba", "Daisy", "Balu", "Lucy");
    static final List<String> VACCINES =
            List.of("rabies", "distemper", "parvovirus", "leptospirosis", "cat-flu", "fiv");
    static final List<String> REMINDERS = List.of("vaccine", "worming", "flea", "checkup", "food", "grooming");
    static final List<String> VISIT_REASONS = List.of("vaccination", "checkup", "dental", "injury", "skin", "surgery");
    static final List<String> GOODBYES =
            List.of("too_expensive", "not_used", "missing_feature", "pet_died", "other_app");

    private Words() {}
}
