@echo off
rem Runs Steward from a checkout: finds a JDK, builds when the sources are newer than the last build, starts.
rem   STEWARD_JAVA_HOME  the JDK to use, before JAVA_HOME and the usual folders
rem   STEWARD_HOME       where settings, caches and the demo lake live
rem   STEWARD_JAVA_OPTS  further options for the Java machine, such as -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "NEED=25"
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "OUT=%ROOT%\target\launcher"
set "JDK="

if defined STEWARD_JAVA_HOME (
    call :try "%STEWARD_JAVA_HOME%"
    if not defined JDK (
        echo STEWARD_JAVA_HOME is "%STEWARD_JAVA_HOME%", which is not a JDK %NEED% or later.>&2
        echo Point it at one, or unset it to let Steward look in the usual folders.>&2
        exit /b 2
    )
)
if not defined JDK if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined JDK for %%B in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
    if not defined JDK if exist "%%~B\" for /d %%D in ("%%~B\*") do if not defined JDK call :try "%%~D"
)
if not defined JDK (
    echo Steward needs a Java Development Kit ^(JDK^), version %NEED% or later, and found none.>&2
    echo Install one, for instance:  winget install EclipseAdoptium.Temurin.%NEED%.JDK>&2
    echo or from https://adoptium.net, or set STEWARD_JAVA_HOME to the folder of one you have.>&2
    exit /b 2
)

call :stale
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b 2
)
"%JDK%\bin\java.exe" %STEWARD_JAVA_OPTS% "@%OUT%\steward.args" %*
exit /b %ERRORLEVEL%

rem Sets JDK when the folder holds one that is new enough; its "release" file tells, nothing is started.
:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND="
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "FOUND=%%~V"
if not defined FOUND exit /b 0
for /f "delims=.-+_" %%V in ("%FOUND%") do set "FOUND=%%V"
if %FOUND% GEQ %NEED% set "JDK=%~f1"
exit /b 0

rem 1 when a build is wanted: none there, made elsewhere or by another JDK, or a source is newer.
:stale
if not exist "%OUT%\stamp" exit /b 1
if not exist "%OUT%\steward.args" exit /b 1
findstr /x /l /c:"%ROOT:\=\\%" "%OUT%\made" >nul 2>&1 || exit /b 1
findstr /x /l /c:"%JDK:\=\\%" "%OUT%\made" >nul 2>&1 || exit /b 1
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath ($env:OUT+'\stamp')).LastWriteTimeUtc; Set-Location -LiteralPath $env:ROOT; if (Get-ChildItem pom.xml,src\pom.xml,src\main,app\pom.xml,app\main,resources,packaging\Prepare.java -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
    echo Steward builds itself once with Apache Maven ^(3.8.7 or later^), and mvn is not on the PATH.>&2
    echo Install it ^(https://maven.apache.org, or: scoop install maven^) and start again.>&2
    exit /b 2
)
if not exist "%OUT%" mkdir "%OUT%"
rem One build at a time; who waits starts with what the other one built.
set "TOLD="
:lock
mkdir "%OUT%\lock" 2>nul
if errorlevel 1 (
    if not defined TOLD echo Another start is building Steward; waiting for it. If none is, remove "%OUT%\lock".>&2
    set "TOLD=yes"
    timeout /t 2 /nobreak >nul
    goto lock
)
call :stale
if not errorlevel 1 (
    rmdir "%OUT%\lock"
    exit /b 0
)
echo Building Steward; this happens once and after changes. The first time Maven fetches its libraries.>&2
del "%OUT%\stamp" 2>nul
rem The moment before the build: what is edited meanwhile is newer.
type nul >"%OUT%\begun"
if exist "%ROOT%\app\target\lib" rmdir /s /q "%ROOT%\app\target\lib"
del "%ROOT%\app\target\steward-app-*.jar" 2>nul
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -q -B -Dmaven.test.skip=true package >"%OUT%\build.log" 2>&1 && "%JDK%\bin\java.exe" packaging\Prepare.java "%ROOT%" >>"%OUT%\build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
rmdir "%OUT%\lock"
if not "%RESULT%"=="0" (
    findstr /v /b "WARNING:" "%OUT%\build.log" >&2
    echo Steward could not be built. All of Maven's output: "%OUT%\build.log">&2
    exit /b 2
)
>"%OUT%\made" echo %ROOT%
>>"%OUT%\made" echo %JDK%
move /y "%OUT%\begun" "%OUT%\stamp" >nul
exit /b 0
