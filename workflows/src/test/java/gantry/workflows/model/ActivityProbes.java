package gantry.workflows.model;

import static gantry.workflows.model.Given.json;
import static gantry.workflows.model.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Activities, their tasks, and tags. */
final class ActivityProbes {
    private ActivityProbes() {}

    static void add(Probes probes) {
        activities(probes);
        encryption(probes);
        tasks(probes);
        tags(probes);
    }

    private static void activities(Probes probes) {
        probes.add(
                "CreateActivity",
                "name tags tags[].key tags[].value",
                given -> {
                    String name = given.newName();
                    var created =
                            given.call(
                                    "CreateActivity",
                                    "name",
                                    name,
                                    "tags",
                                    MachineProbes.tags("color", "red"));
                    String arn = text(created, "activityArn");
                    assertThat(arn).endsWith(":" + name);
                    assertThat(json(given.call("ListTagsForResource", "resourceArn", arn)))
                            .contains("color", "red");
                });
        probes.add(
                "DescribeActivity",
                "activityArn",
                given -> {
                    String arn = given.activity();
                    assertThat(given.call("DescribeActivity", "activityArn", arn))
                            .containsEntry("activityArn", arn);
                });
        probes.add(
                "DeleteActivity",
                "activityArn",
                given -> {
                    String arn = given.activity();
                    given.call("DeleteActivity", "activityArn", arn);
                    assertThat(given.refusal("DescribeActivity", "activityArn", arn))
                            .hasMessageContaining(arn);
                });
    }

    private static void encryption(Probes probes) {
        probes.add(
                "CreateActivity",
                "encryptionConfiguration encryptionConfiguration.type"
                        + " encryptionConfiguration.kmsKeyId",
                given ->
                        assertThat(
                                        given.refusal(
                                                "CreateActivity",
                                                "name",
                                                given.newName(),
                                                "encryptionConfiguration",
                                                Map.of(
                                                        "type",
                                                        "CUSTOMER_MANAGED_KMS_KEY",
                                                        "kmsKeyId",
                                                        "k")))
                                .hasMessageContaining("CUSTOMER_MANAGED_KMS_KEY"));
        probes.add(
                "CreateActivity",
                "encryptionConfiguration.kmsDataKeyReusePeriodSeconds",
                given ->
                        assertThat(
                                        given.refusal(
                                                "CreateActivity",
                                                "name",
                                                given.newName(),
                                                "encryptionConfiguration",
                                                Map.of(
                                                        "type",
                                                        "AWS_OWNED_KEY",
                                                        "kmsDataKeyReusePeriodSeconds",
                                                        60L)))
                                .hasMessageContaining("kmsDataKeyReusePeriodSeconds"));
    }

    private static void tasks(Probes probes) {
        probes.add(
                "GetActivityTask",
                "activityArn workerName",
                given -> {
                    String activity = given.activity();
                    String execution = given.start(given.machineOf(activity));
                    given.call(
                            "GetActivityTask", "activityArn", activity, "workerName", "Ada's box");
                    assertThat(given.history(execution)).contains("Ada's box");
                });
        probes.add(
                "SendTaskSuccess",
                "taskToken output",
                given -> {
                    var task = given.task();
                    given.call("SendTaskSuccess", "taskToken", task.token(), "output", "{\"a\":2}");
                    assertThat(given.ended(task.execution())).containsEntry("output", "{\"a\":2}");
                });
        probes.add(
                "SendTaskFailure",
                "taskToken error cause",
                given -> {
                    var task = given.task();
                    given.call(
                            "SendTaskFailure",
                            "taskToken",
                            task.token(),
                            "error",
                            "Worn",
                            "cause",
                            "out");
                    assertThat(given.ended(task.execution()))
                            .containsEntry("error", "Worn")
                            .containsEntry("cause", "out");
                });
        probes.add(
                "SendTaskHeartbeat",
                "taskToken",
                given -> {
                    var task = given.task();
                    given.call("SendTaskHeartbeat", "taskToken", task.token());
                    given.call("SendTaskSuccess", "taskToken", task.token(), "output", "1");
                    assertThat(given.refusal("SendTaskHeartbeat", "taskToken", task.token()))
                            .hasMessageContaining("Task Timed Out");
                });
    }

    private static void tags(Probes probes) {
        probes.add(
                "TagResource",
                "resourceArn tags tags[].key tags[].value",
                given -> {
                    String arn = given.activity();
                    given.call(
                            "TagResource",
                            "resourceArn",
                            arn,
                            "tags",
                            MachineProbes.tags("size", "xl"));
                    assertThat(json(given.call("ListTagsForResource", "resourceArn", arn)))
                            .contains("size", "xl");
                });
        probes.add(
                "UntagResource",
                "resourceArn tagKeys",
                given -> {
                    String arn = given.activity();
                    var tag = MachineProbes.tags("size", "xl");
                    given.call("TagResource", "resourceArn", arn, "tags", tag);
                    given.call("UntagResource", "resourceArn", arn, "tagKeys", List.of("size"));
                    assertThat(json(given.call("ListTagsForResource", "resourceArn", arn)))
                            .doesNotContain("size");
                });
        probes.add(
                "ListTagsForResource",
                "resourceArn",
                given ->
                        assertThat(
                                        given.refusal(
                                                "ListTagsForResource",
                                                "resourceArn",
                                                ModelWorld.STATES + "activity:none"))
                                .hasMessageContaining("activity:none"));
    }
}
