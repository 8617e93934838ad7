// A real Solr 9 with one core named "ckan" on 127.0.0.1, from jars only (see pom.xml and solr_up.sh). Java 17:
//   java -cp 'lib/*' CkanSolr.java SCHEMA_XML SOLR_HOME PORT
// Prints one line and stays in the foreground when the core answers; exits with 1 and the reason otherwise.
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import javax.servlet.DispatcherType;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;

public class CkanSolr {
  // The other handlers CKAN uses (/update, /schema, /admin/ping, /admin/file) are implicit in Solr.
  // No update log: CKAN commits every change itself and reads no _version_, which stays empty without one.
  static final String SOLRCONFIG = """
      <config>
        <luceneMatchVersion>9.12</luceneMatchVersion>
        <schemaFactory class="ClassicIndexSchemaFactory"/>
        <updateHandler class="solr.DirectUpdateHandler2"/>
        <query><useColdSearcher>true</useColdSearcher></query>
        <requestHandler name="/select" class="solr.SearchHandler">
          <lst name="defaults"><str name="echoParams">explicit</str><str name="df">text</str></lst>
        </requestHandler>
      </config>
      """;

  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      System.err.println("usage: CkanSolr.java SCHEMA_XML SOLR_HOME PORT");
      System.exit(2);
    }
    Path schema = Path.of(args[0]), home = Path.of(args[1]).toAbsolutePath();
    int port = Integer.parseInt(args[2]);
    try {
      writeHome(home, schema);
      start(home, port).join();
    } catch (Throwable e) {
      System.err.println("Solr did not start: " + e.getMessage());
      System.exit(1); // Solr's own threads would keep the process alive
    }
  }

  /** Solr's home: solr.xml and the core's configuration. An index that is already there stays. */
  static void writeHome(Path home, Path schema) throws Exception {
    Path core = home.resolve("ckan"), conf = Files.createDirectories(core.resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Files.writeString(core.resolve("core.properties"), "name=ckan\nschema=schema.xml\n");
    Files.writeString(conf.resolve("solrconfig.xml"), SOLRCONFIG);
    Files.copy(schema, conf.resolve("schema.xml"), StandardCopyOption.REPLACE_EXISTING);
    for (String name : List.of("synonyms.txt", "protwords.txt", "stopwords.txt")) { // named by CKAN's schemas
      if (Files.notExists(conf.resolve(name))) Files.createFile(conf.resolve(name));
    }
  }

  static Server start(Path home, int port) throws Exception {
    System.setProperty("solr.solr.home", home.toString());
    System.setProperty("solr.install.dir", home.toString());
    System.setProperty("solr.log.dir", Files.createDirectories(home.resolve("logs")).toString());
    // the wiring of Solr's web.xml: the core container as a listener, the dispatch filter on every path
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    ServletContextHandler context = new ServletContextHandler(server, "/solr");
    context.addEventListener(new CoreContainerProvider());
    context.addFilter(SolrDispatchFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setStopAtShutdown(true); // SIGTERM closes the index properly
    server.start();
    // Cores are loaded in the background (503 until then), and one that cannot be loaded (a wrong schema,
    // a locked index) does not stop Solr from starting.
    String url = "http://127.0.0.1:" + port + "/solr/ckan";
    var client = HttpClient.newHttpClient();
    var ping = HttpRequest.newBuilder(URI.create(url + "/admin/ping")).build();
    var answer = client.send(ping, BodyHandlers.ofString());
    while (answer.statusCode() == 503) {
      Thread.sleep(100);
      answer = client.send(ping, BodyHandlers.ofString());
    }
    if (answer.statusCode() != 200) { // the whole stack trace is in the log already
      throw new IllegalStateException(answer.body().replaceAll("(?s).*\"msg\":\"|\",?\\s*\"(trace|code)\".*", ""));
    }
    System.out.println("Solr answers on " + url);
    return server;
  }
}
