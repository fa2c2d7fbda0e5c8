package dev.steward.app.roster;

import dev.steward.governance.people.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

/** A box for each role. */
final class RoleBoxes {
    private static final double GAP = 8;

    private final Map<Role, CheckBox> boxes = new EnumMap<>(Role.class);
    private final FlowPane node = new FlowPane(2 * GAP, GAP);

    /** @param changed hears that others are chosen */
    RoleBoxes(Runnable changed) {
        for (Role role : Role.values()) {
            CheckBox box = new CheckBox(role.word());
            box.setMnemonicParsing(false);
            box.selectedProperty().addListener((_, _, _) -> changed.run());
            boxes.put(role, box);
            node.getChildren().add(box);
        }
    }

    FlowPane node() {
        return node;
    }

    void show(Collection<Role> roles) {
        boxes.forEach((role, box) -> box.setSelected(roles.contains(role)));
    }

    SortedSet<Role> chosen() {
        SortedSet<Role> chosen = new TreeSet<>();
        boxes.forEach((role, box) -> {
            if (box.isSelected()) {
                chosen.add(role);
            }
        });
        return chosen;
    }
}
