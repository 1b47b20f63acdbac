export const aboutImages = `
LONG DESCRIPTION
    What an image is, where it came from, what is attached to it and what it costs: all of it is read from manifests and configurations, no layer
    is fetched and no Docker is needed. An image is named by repository and tag or digest, team/api:1.4.2; tags and manifests also come along the
    pipeline. Of an image for several platforms each platform is told, or one of them with -Platform.

WHAT IT IS
    Get-AcrImage goes from the tag to the index, the platform and the configuration: created, author, environment, entrypoint, command, user,
    ports, volumes, labels, annotations, history.

        PS demo:/> (Get-AcrImage team/api:1.4.2 -Platform linux/arm64).Environment
        ASPNETCORE_HTTP_PORTS=8080
        DOTNET_RUNNING_IN_CONTAINER=true

    Get-AcrLayer lists its layers with the commands that made them; with -Shared, how many other images of the repository have each of them.

        PS demo:/> Get-AcrLayer samples/nginx:latest -Shared

            Image: demo.azurecr.io/samples/nginx:latest linux/amd64

          #     Size  Share Shared Digest       Command
          -     ----  ----- ------ ------       -------
          1  26.9 MB  64.2%     11 726df37dce2a ADD rootfs.tar /
          2  15.0 MB  35.8%     11 34edf8878e3b COPY . .
          3   2.0 KB   0.0%      0 340b457acf92 COPY . .

    Get-AcrManifestContent shows the manifest itself, -Raw its text; -OutFile writes the bytes that its digest is of.

WHERE IT CAME FROM
    Get-AcrImageSource makes links to the repository, the commit and the build out of what the build has left in labels: those of OCI
    (org.opencontainers.image.source and .revision), of Azure Pipelines, and the variables of GitHub Actions, GitLab CI and Bitbucket. -Open opens
    the page. Missing and Advice say what the build does not tell, and what to add to it.

        PS demo:/> Get-AcrImageSource samples/nginx:latest | ForEach-Object BuildUrl
        https://dev.azure.com/contoso/Samples/_build/results?buildId=4387

    Get-AcrLabel asks many images for a label at once. Which tags are of the same commit?

        PS demo:/> $all = Get-AcrTag team/api 1.4* | Get-AcrLabel *.revision -Platform linux/amd64
        PS demo:/> $all | Group-Object Value | ForEach-Object { "$($_.Group.Tag)" }
        1.4.0
        1.4.1
        1.4 1.4.2

WHAT HAS CHANGED
    Compare-AcrImage tells in what two images differ: layers and what is to be fetched of them, configuration, environment, labels. They may be of
    different repositories and registries.

        PS demo:/> Compare-AcrImage samples/nginx:2026.4370 :latest | Where-Object Area -eq Layer

            Images: demo.azurecr.io/samples/nginx:2026.4370 and :latest, linux/amd64: 2 of 3 layers shared, 2.0 KB to fetch

           Area  Name         Value
           ----  ----         -----
        <= Layer 8d2c2a2717a4 2.0 KB  COPY . .
        => Layer 340b457acf92 2.0 KB  COPY . .

WHAT IS ATTACHED TO IT
    Get-AcrReferrer lists signatures, SBOMs, attestations and scan results, with -Recurse also those of its platforms and of one another. -Content
    shows what they hold.

        PS demo:/> (Get-AcrReferrer team/api:1.4.2 -Recurse).Type | Group-Object | Select-Object Count, Name

        Count Name
        ----- ----
            1 notation signature
            2 provenance attestation
            3 SPDX SBOM

WHAT IT COSTS
    Measure-AcrStorage adds up what repositories take, each layer once, and what of it a rule or a plan would free: what is untagged, -OlderThan
    90d, -Plan $plan. -By Image tells it for each image, -Chart draws bars. It goes on where Ctrl+C stopped it.

        PS demo:/> Measure-AcrStorage team/* | Select-Object RepositoryName, Manifests, Size, Reclaimable

        RepositoryName Manifests      Size Reclaimable
        -------------- ---------      ---- -----------
        team/api             152 151045844      210561
        team/api-cache        90      9902        9570

IN THE BROWSER
    Enter on an image has all of it in tabs: layers, configuration, labels, referrers, the manifest raw; u tells what uses it, o opens the source.
    about_Browser has the keys, about_Moving what is done with images.
`;
