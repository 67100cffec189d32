package gantry.states.definition;

import gantry.states.definition.Resource.Pattern;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The optimized integrations: which actions there are and which patterns they offer besides request
 * and response.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html">Optimized
 *     integrations</a>
 */
final class Integrations {
    /** Service, then its actions: {@code +} has .sync, {@code *} has .waitForTaskToken. */
    private static final String TABLE =
            """
            apigateway invoke*
            athena startQueryExecution+ stopQueryExecution getQueryExecution getQueryResults
            batch submitJob+
            bedrock invokeModel createModelCustomizationJob+
            codebuild startBuild+ stopBuild batchDeleteBuilds batchGetReports startBuildBatch+ \
            stopBuildBatch retryBuildBatch+ deleteBuildBatch
            databrew startJobRun+
            dynamodb getItem putItem deleteItem updateItem
            ecs runTask+*
            eks call runJob+ createCluster+ deleteCluster+ createFargateProfile+ \
            deleteFargateProfile+ createNodegroup+ deleteNodegroup+
            elasticmapreduce addStep+ cancelStep createCluster+ modifyInstanceFleetByName \
            modifyInstanceGroupByName setClusterTerminationProtection terminateCluster+
            emr-containers createVirtualCluster deleteVirtualCluster+ startJobRun+
            emr-serverless createApplication+ startApplication+ stopApplication+ \
            deleteApplication+ startJobRun+ cancelJobRun+
            events putEvents*
            glue startJobRun+
            http invoke
            lambda invoke*
            mediaconvert createJob+
            sagemaker createEndpoint updateEndpoint createEndpointConfig createModel \
            createHyperParameterTuningJob+ createLabelingJob+ createProcessingJob+ \
            createTrainingJob+ createTransformJob+
            sns publish*
            sqs sendMessage*
            states startExecution+*
            """;

    private static final Map<String, Set<Pattern>> PATTERNS = read();

    private Integrations() {}

    static boolean offers(String service, String action, Pattern pattern) {
        return PATTERNS.getOrDefault(service + ":" + action, Set.of()).contains(pattern);
    }

    private static Map<String, Set<Pattern>> read() {
        var patterns = new HashMap<String, Set<Pattern>>();
        for (String line : TABLE.lines().toList()) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                String action = words[i].replaceAll("[+*]", "");
                var offered = EnumSet.of(Pattern.REQUEST_RESPONSE);
                if (words[i].contains("+")) {
                    offered.add(Pattern.SYNC);
                }
                if (words[i].contains("*")) {
                    offered.add(Pattern.WAIT_FOR_TASK_TOKEN);
                }
                if (words[0].equals("states")) {
                    offered.add(Pattern.SYNC_2); // a nested execution alone has it
                }
                patterns.put(words[0] + ":" + action, offered);
            }
        }
        return Map.copyOf(patterns);
    }
}
