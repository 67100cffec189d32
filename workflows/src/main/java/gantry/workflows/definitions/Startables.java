package gantry.workflows.definitions;

import gantry.store.SqlConnection;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a start must know of a version or an alias. */
final class Startables {
    private Startables() {}

    static StartableMachine ofCurrent(Machine machine) {
        var target = new StartableMachine.Target(machine.current().key(), Qualifiers.NONE);
        return new StartableMachine(machine.arn(), machine.type(), null, List.of(target));
    }

    /** Null if there is no such version and no such alias. */
    static @Nullable StartableMachine find(
            SqlConnection sql, Machine machine, StateMachineArn qualified) throws SQLException {
        return qualified.isVersion()
                ? ofVersion(sql, machine, qualified.version())
                : ofAlias(sql, machine, String.valueOf(qualified.qualifier()));
    }

    private static @Nullable StartableMachine ofVersion(
            SqlConnection sql, Machine machine, long number) throws SQLException {
        Version version = VersionTable.find(sql, machine.no(), machine.arn(), number);
        if (version == null) {
            return null;
        }
        var target =
                new StartableMachine.Target(version.revisionKey(), new Qualifiers(number, null));
        return new StartableMachine(machine.arn(), machine.type(), null, List.of(target));
    }

    private static @Nullable StartableMachine ofAlias(
            SqlConnection sql, Machine machine, String name) throws SQLException {
        Alias alias = AliasTable.find(sql, machine, name);
        if (alias == null) {
            return null;
        }
        var targets = new ArrayList<StartableMachine.Target>();
        for (Routing.Route route : alias.routing().routes()) {
            long number = route.version();
            Version version = VersionTable.find(sql, machine.no(), machine.arn(), number);
            if (version == null) {
                throw new IllegalStateException(alias + " routes to " + number + ", which is gone");
            }
            targets.add(
                    new StartableMachine.Target(
                            version.revisionKey(), new Qualifiers(number, name)));
        }
        return new StartableMachine(machine.arn(), machine.type(), alias.routing(), targets);
    }
}
